"""No state is saved or restored here."""
