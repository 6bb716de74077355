// Sign a private request of Kraken's Spot REST API. Java 17 or newer; Gson reads and writes JSON.
//
//   echo '{"path": …, "nonce": …, "body": …, "secret": …}' | java -cp gson.jar:. Sign    prints the API-Sign
//   java -cp gson.jar:. Sign balance [form|json] [nonce]                                   calls Balance

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Sign {
  private static final AtomicLong LAST_NONCE = new AtomicLong();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** The value of the API-Sign header; `body` is the exact text that is sent. */
  static String sign(String path, String nonce, String body, String secret) throws GeneralSecurityException {
    byte[] inner = MessageDigest.getInstance("SHA-256").digest((nonce + body).getBytes(UTF_8));
    Mac outer = Mac.getInstance("HmacSHA512");
    outer.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA512"));
    outer.update(path.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(outer.doFinal(inner));
  }

  /** Nanoseconds, raised by one where the clock stands still: no two threads get the same. */
  static String nextNonce() {
    long now = ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    return Long.toString(LAST_NONCE.updateAndGet(last -> Math.max(last + 1, now)));
  }

  /** POST to a private endpoint. */
  static JsonObject call(String endpoint, Map<String, String> parameters, boolean json, String nonce) throws Exception {
    String path = "/0/private/" + endpoint;
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("nonce", nonce);
    fields.putAll(parameters);
    String body = json
        ? new Gson().toJson(fields)
        : fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    String base = System.getenv().getOrDefault("KRAKEN_API_URL", "https://api.kraken.com");
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(15))
        .header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
        .header("API-Key", System.getenv("KRAKEN_API_KEY"))
        .header("API-Sign", sign(path, nonce, body, System.getenv("KRAKEN_API_SECRET")))
        .POST(BodyPublishers.ofString(body))
        .build();
    var response = CLIENT.send(request, BodyHandlers.ofString());
    if (!response.body().startsWith("{")) throw new IllegalStateException("HTTP " + response.statusCode());
    return new Gson().fromJson(response.body(), JsonObject.class);
  }

  /** Where this reference explains an error string. */
  static String pageOf(String error) {
    return "errors/" + error.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + "/";
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("balance")) {
      boolean json = arguments.length > 1 && arguments[1].equals("json");
      JsonObject reply = call("Balance", Map.of(), json, arguments.length > 2 ? arguments[2] : nextNonce());
      for (var error : reply.getAsJsonArray("error")) {
        System.out.println(error.getAsString() + " " + pageOf(error.getAsString()));
      }
      if (reply.getAsJsonArray("error").isEmpty()) System.out.println(reply.get("result"));
      return;
    }
    record Request(String path, String nonce, String body, String secret) {}
    var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Request request = new Gson().fromJson(line, Request.class);
      System.out.println(sign(request.path(), request.nonce(), request.body(), request.secret()));
    }
  }
}
