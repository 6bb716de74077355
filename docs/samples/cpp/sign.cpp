// Sign a private request of Kraken's Spot REST API. C++20 with OpenSSL, libcurl and nlohmann/json:
//   c++ -std=c++20 sign.cpp -o sign -lcrypto -lcurl
//
//   echo '{"path": …, "nonce": …, "body": …, "secret": …}' | ./sign    prints the API-Sign
//   ./sign balance [form|json] [nonce]                                   calls Balance

#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <stdexcept>
#include <string>

using nlohmann::json;

std::string decode_base64(const std::string& text) {
  std::string bytes(text.size() / 4 * 3, '\0');
  const int size = text.size() % 4 ? -1
      : EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                        reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0) throw std::invalid_argument("the secret is not base64");
  bytes.resize(size - (text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0));  // OpenSSL keeps the padding
  return bytes;
}

// The value of the API-Sign header; body is the exact text that is sent.
std::string sign(const std::string& path, const std::string& nonce, const std::string& body, const std::string& secret) {
  unsigned char inner[EVP_MAX_MD_SIZE], outer[EVP_MAX_MD_SIZE];
  unsigned int inner_size = 0, outer_size = 0;
  const std::string hashed = nonce + body;
  EVP_Digest(hashed.data(), hashed.size(), inner, &inner_size, EVP_sha256(), nullptr);
  std::string message = path;
  message.append(reinterpret_cast<char*>(inner), inner_size);  // not a C string: the digest may hold NUL bytes
  const std::string key = decode_base64(secret);
  HMAC(EVP_sha512(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(message.data()), message.size(), outer, &outer_size);
  std::string text(4 * ((outer_size + 2) / 3), '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), outer, static_cast<int>(outer_size));
  return text;
}

// Nanoseconds, raised by one where the clock stands still: no two threads get the same.
std::string next_nonce() {
  static std::atomic<long long> last{0};
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  const long long now = std::chrono::duration_cast<std::chrono::nanoseconds>(since_1970).count();
  long long seen = last.load(), next;
  do next = std::max(seen + 1, now);
  while (!last.compare_exchange_weak(seen, next));
  return std::to_string(next);
}

std::string setting(const char* name, const char* otherwise = "") {
  const char* value = std::getenv(name);
  return value ? value : otherwise;
}

// POST to a private endpoint.
json call(const std::string& endpoint, std::map<std::string, std::string> fields, bool as_json, const std::string& nonce) {
  const std::string path = "/0/private/" + endpoint;
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
  fields["nonce"] = nonce;
  std::string body = as_json ? json(fields).dump() : "", reply;
  for (const auto& [name, value] : fields) {
    if (as_json) break;
    const std::unique_ptr<char, decltype(&curl_free)> escaped(curl_easy_escape(curl.get(), value.c_str(), 0), curl_free);
    body += (body.empty() ? "" : "&") + name + "=" + escaped.get();
  }
  const std::string address = setting("KRAKEN_API_URL", "https://api.kraken.com") + path;
  curl_slist* headers = nullptr;
  for (const std::string& header : {
           std::string("Content-Type: ") + (as_json ? "application/json" : "application/x-www-form-urlencoded"),
           "API-Key: " + setting("KRAKEN_API_KEY"),
           "API-Sign: " + sign(path, nonce, body, setting("KRAKEN_API_SECRET")),
       })
    headers = curl_slist_append(headers, header.c_str());
  const auto collect = +[](char* data, size_t, size_t size, void* target) {
    static_cast<std::string*>(target)->append(data, size);
    return size;
  };
  curl_easy_setopt(curl.get(), CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl.get(), CURLOPT_COPYPOSTFIELDS, body.data());
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 15L);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, collect);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &reply);
  const CURLcode code = curl_easy_perform(curl.get());
  curl_slist_free_all(headers);
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (code != CURLE_OK) throw std::runtime_error(curl_easy_strerror(code));
  if (!reply.starts_with('{')) throw std::runtime_error("HTTP " + std::to_string(status));
  return json::parse(reply);
}

// Where this reference explains an error string.
std::string page_of(std::string error) {
  for (char& letter : error) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  error = std::regex_replace(error, std::regex("[^a-z0-9]+"), "-");
  return "errors/" + std::regex_replace(error, std::regex("^-|-$"), "") + "/";
}

int main(int count, char** arguments) {
  const auto argument = [&](int index) { return index < count ? std::string(arguments[index]) : ""; };
  if (argument(1) == "balance") {
    const json reply = call("Balance", {}, argument(2) == "json", count > 3 ? argument(3) : next_nonce());
    for (const std::string error : reply["error"]) std::cout << error << " " << page_of(error) << "\n";
    if (reply["error"].empty()) std::cout << reply["result"] << "\n";
    return 0;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const json request = json::parse(line);
    std::cout << sign(request["path"], request["nonce"], request["body"], request["secret"]) << "\n";
  }
}
