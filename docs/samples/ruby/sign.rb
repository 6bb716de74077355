# Sign a private request of Kraken's Spot REST API. Ruby 3.0 or newer, standard library only.
#
#   echo '{"path": …, "nonce": …, "body": …, "secret": …}' | ruby sign.rb    prints the API-Sign
#   ruby sign.rb balance [form|json] [nonce]                                   calls Balance

require "base64" # a gem of its own since Ruby 3.4: with Bundler, name it in the Gemfile
require "json"
require "net/http"
require "openssl"

# The value of the API-Sign header; +body+ is the exact text that is sent.
def sign(path, nonce, body, secret)
  inner = OpenSSL::Digest.digest("SHA256", nonce + body)
  key = Base64.strict_decode64(secret)
  Base64.strict_encode64(OpenSSL::HMAC.digest("SHA512", key, path.b + inner))
end

NONCE_LOCK = Mutex.new
$last_nonce = 0

# Nanoseconds, raised by one where the clock stands still: no two threads get the same.
def next_nonce
  NONCE_LOCK.synchronize do
    $last_nonce = [$last_nonce + 1, Process.clock_gettime(Process::CLOCK_REALTIME, :nanosecond)].max
  end.to_s
end

# POST to a private endpoint; returns the reply with "error" and, on success, "result".
def call(endpoint, parameters = {}, json: false, nonce: nil)
  path = "/0/private/#{endpoint}"
  nonce ||= next_nonce
  fields = { "nonce" => nonce }.merge(parameters)
  body = json ? JSON.generate(fields) : URI.encode_www_form(fields)
  uri = URI(ENV.fetch("KRAKEN_API_URL", "https://api.kraken.com") + path)
  headers = {
    "Content-Type" => json ? "application/json" : "application/x-www-form-urlencoded",
    "API-Key" => ENV.fetch("KRAKEN_API_KEY"),
    "API-Sign" => sign(path, nonce, body, ENV.fetch("KRAKEN_API_SECRET"))
  }
  # Without max_retries = 0 the library would send a request again by itself.
  response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https", read_timeout: 15, max_retries: 0) do |http|
    http.post(uri.request_uri, body, headers)
  end
  raise "HTTP #{response.code}" unless response.body.start_with?("{")

  JSON.parse(response.body)
end

# Where this reference explains an error string.
def page_of(error)
  "errors/#{error.downcase.gsub(/[^a-z0-9]+/, "-").gsub(/\A-|-\z/, "")}/"
end

if ARGV.first == "balance"
  reply = call("Balance", json: ARGV[1] == "json", nonce: ARGV[2])
  reply["error"].each { |error| puts "#{error} #{page_of(error)}" }
  puts JSON.generate(reply["result"]) if reply["error"].empty?
elsif $PROGRAM_NAME == __FILE__
  $stdin.set_encoding("UTF-8").each_line do |line|
    request = JSON.parse(line)
    puts sign(*request.values_at("path", "nonce", "body", "secret"))
  end
end
