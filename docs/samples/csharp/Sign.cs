// Sign a private request of Kraken's Spot REST API. .NET or Mono; Newtonsoft.Json reads and writes JSON.
//
//   echo '{"path": …, "nonce": …, "body": …, "secret": …}' | mono Sign.exe    prints the API-Sign
//   mono Sign.exe balance [form|json] [nonce]                                   calls Balance

using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

public static class Kraken
{
    private static readonly DateTime Epoch = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly object NonceLock = new object();
    private static readonly HttpClient Client = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
    private static long lastNonce;

    /// <summary>The value of the API-Sign header; body is the exact text that is sent.</summary>
    public static string Sign(string path, string nonce, string body, string secret)
    {
        using (var sha256 = SHA256.Create())
        using (var hmac = new HMACSHA512(Convert.FromBase64String(secret)))
        {
            byte[] inner = sha256.ComputeHash(Encoding.UTF8.GetBytes(nonce + body));
            byte[] message = Encoding.UTF8.GetBytes(path).Concat(inner).ToArray();
            return Convert.ToBase64String(hmac.ComputeHash(message));
        }
    }

    /// <summary>Units of 100 ns since 1970, raised by one where the clock stands still: no two threads get the same.</summary>
    public static string NextNonce()
    {
        lock (NonceLock)
        {
            long now = (DateTime.UtcNow - Epoch).Ticks;
            lastNonce = Math.Max(lastNonce + 1, now);
            return lastNonce.ToString();
        }
    }

    /// <summary>POST to a private endpoint.</summary>
    public static async Task<JObject> Call(string endpoint, IDictionary<string, string> parameters, bool json, string nonce)
    {
        string path = "/0/private/" + endpoint;
        var fields = new Dictionary<string, string> { ["nonce"] = nonce };
        foreach (var parameter in parameters) fields[parameter.Key] = parameter.Value;
        string body = json
            ? JsonConvert.SerializeObject(fields)
            : string.Join("&", fields.Select(field => field.Key + "=" + Uri.EscapeDataString(field.Value)));
        string address = Environment.GetEnvironmentVariable("KRAKEN_API_URL") ?? "https://api.kraken.com";
        using (var request = new HttpRequestMessage(HttpMethod.Post, address + path))
        {
            string contentType = json ? "application/json" : "application/x-www-form-urlencoded";
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
            request.Headers.Add("API-Key", Environment.GetEnvironmentVariable("KRAKEN_API_KEY"));
            request.Headers.Add("API-Sign", Sign(path, nonce, body, Environment.GetEnvironmentVariable("KRAKEN_API_SECRET")));
            using (var response = await Client.SendAsync(request))
            {
                string text = await response.Content.ReadAsStringAsync();
                if (!text.StartsWith("{", StringComparison.Ordinal)) throw new HttpRequestException("HTTP " + (int)response.StatusCode);
                return JObject.Parse(text);
            }
        }
    }

    /// <summary>Where this reference explains an error string.</summary>
    public static string PageOf(string error) =>
        "errors/" + Regex.Replace(error.ToLowerInvariant(), "[^a-z0-9]+", "-").Trim('-') + "/";

    public static void Main(string[] arguments)
    {
        if (arguments.FirstOrDefault() == "balance")
        {
            string nonce = arguments.ElementAtOrDefault(2) ?? NextNonce();
            bool json = arguments.ElementAtOrDefault(1) == "json";
            JObject reply = Call("Balance", new Dictionary<string, string>(), json, nonce).GetAwaiter().GetResult();
            foreach (string error in reply["error"].Values<string>()) Console.WriteLine(error + " " + PageOf(error));
            if (!reply["error"].Any()) Console.WriteLine(reply["result"].ToString(Formatting.None));
            return;
        }
        Console.InputEncoding = new UTF8Encoding(false);
        for (string line = Console.ReadLine(); line != null; line = Console.ReadLine())
        {
            var request = JsonConvert.DeserializeObject<Dictionary<string, string>>(line);
            Console.WriteLine(Sign(request["path"], request["nonce"], request["body"], request["secret"]));
        }
    }
}
