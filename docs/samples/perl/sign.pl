#!/usr/bin/env perl
# Sign a private request of Kraken's Spot REST API. Perl 5.20 or newer, core modules only
# (HTTPS also needs IO::Socket::SSL).
#
#   echo '{"path": …, "nonce": …, "body": …, "secret": …}' | perl sign.pl    prints the API-Sign
#   perl sign.pl balance [form|json] [nonce]                                   calls Balance

use strict;
use warnings;
use Digest::SHA qw(sha256 hmac_sha512);
use Encode qw(encode);
use HTTP::Tiny;
use JSON::PP;
use MIME::Base64 qw(decode_base64 encode_base64);
use Time::HiRes qw(clock_gettime CLOCK_REALTIME);

# The value of the API-Sign header; $body is the exact text that is sent.
sub sign {
    my ($path, $nonce, $body, $secret) = @_;
    die "the secret is not base64\n"    # decode_base64 would drop what it does not know
        unless $secret =~ m{^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$};
    my $inner = sha256(encode("UTF-8", $nonce . $body));
    return encode_base64(hmac_sha512(encode("UTF-8", $path) . $inner, decode_base64($secret)), "");
}

my $last_nonce = 0;

# Microseconds, raised by one where the clock stands still. One process: forks need a key each.
sub next_nonce {
    my $now = int(clock_gettime(CLOCK_REALTIME) * 1e6);
    return $last_nonce = $now > $last_nonce ? $now : $last_nonce + 1;
}

# POST to a private endpoint; returns the reply with {error} and, on success, {result}.
sub call {
    my ($endpoint, $parameters, $json, $nonce) = @_;
    my $path   = "/0/private/$endpoint";
    my %fields = (nonce => "$nonce", %$parameters);
    my $http   = HTTP::Tiny->new(timeout => 15);
    my $body   = $json ? JSON::PP->new->ascii->encode(\%fields) : $http->www_form_urlencode(\%fields);
    my $answer = $http->post(
        ($ENV{KRAKEN_API_URL} // "https://api.kraken.com") . $path,
        {   content => $body,
            headers => {
                "Content-Type" => $json ? "application/json" : "application/x-www-form-urlencoded",
                "API-Key"      => $ENV{KRAKEN_API_KEY},
                "API-Sign"     => sign($path, "$nonce", $body, $ENV{KRAKEN_API_SECRET}),
            },
        }
    );
    die "HTTP $answer->{status}\n" unless $answer->{content} =~ /^\{/;
    return decode_json($answer->{content});
}

# Where this reference explains an error string.
sub page_of {
    my $slug = lc shift;
    $slug =~ s/[^a-z0-9]+/-/g;
    $slug =~ s/^-|-$//g;
    return "errors/$slug/";
}

if (($ARGV[0] // "") eq "balance") {
    my $reply = call("Balance", {}, ($ARGV[1] // "") eq "json", $ARGV[2] // next_nonce());
    print "$_ ", page_of($_), "\n" for @{ $reply->{error} };
    print encode_json($reply->{result}), "\n" unless @{ $reply->{error} };
}
else {
    while (my $line = <STDIN>) {
        my $request = decode_json($line);
        print sign(@$request{qw(path nonce body secret)}), "\n";
    }
}
