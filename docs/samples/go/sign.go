// Sign a private request of Kraken's Spot REST API. Go 1.19 or newer, standard library only.
//
//	echo '{"path": …, "nonce": …, "body": …, "secret": …}' | go run sign.go    prints the API-Sign
//	go run sign.go balance [form|json] [nonce]                                   calls Balance
package main

import (
	"bufio"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Sign returns the value of the API-Sign header; body is the exact text that is sent.
func Sign(path, nonce, body, secret string) (string, error) {
	key, err := base64.StdEncoding.DecodeString(secret)
	if err != nil {
		return "", fmt.Errorf("secret: %w", err)
	}
	inner := sha256.Sum256([]byte(nonce + body))
	outer := hmac.New(sha512.New, key)
	outer.Write([]byte(path))
	outer.Write(inner[:])
	return base64.StdEncoding.EncodeToString(outer.Sum(nil)), nil
}

var (
	nonceLock sync.Mutex
	lastNonce int64
)

// NextNonce gives nanoseconds, raised by one where the clock stands still: no two goroutines get the same.
func NextNonce() string {
	nonceLock.Lock()
	defer nonceLock.Unlock()
	if now := time.Now().UnixNano(); now > lastNonce {
		lastNonce = now
	} else {
		lastNonce++
	}
	return strconv.FormatInt(lastNonce, 10)
}

type reply struct {
	Error  []string        `json:"error"`
	Result json.RawMessage `json:"result"`
}

// Call posts to a private endpoint; an empty nonce means the next one.
func Call(endpoint string, parameters map[string]string, asJSON bool, nonce string) (answer reply, err error) {
	path := "/0/private/" + endpoint
	if nonce == "" {
		nonce = NextNonce()
	}
	fields, form := map[string]string{"nonce": nonce}, url.Values{"nonce": {nonce}}
	for name, value := range parameters {
		fields[name] = value
		form.Set(name, value)
	}
	body, contentType := form.Encode(), "application/x-www-form-urlencoded"
	if asJSON {
		text, _ := json.Marshal(fields)
		body, contentType = string(text), "application/json"
	}
	base := os.Getenv("KRAKEN_API_URL")
	if base == "" {
		base = "https://api.kraken.com"
	}
	signature, err := Sign(path, nonce, body, os.Getenv("KRAKEN_API_SECRET"))
	if err != nil {
		return answer, err
	}
	request, err := http.NewRequest(http.MethodPost, base+path, strings.NewReader(body))
	if err != nil {
		return answer, err
	}
	request.Header.Set("Content-Type", contentType)
	request.Header.Set("API-Key", os.Getenv("KRAKEN_API_KEY"))
	request.Header.Set("API-Sign", signature)
	response, err := (&http.Client{Timeout: 15 * time.Second}).Do(request)
	if err != nil {
		return answer, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil && json.Unmarshal(text, &answer) != nil {
		err = fmt.Errorf("HTTP %d", response.StatusCode)
	}
	return answer, err
}

// PageOf says where this reference explains an error string.
func PageOf(err string) string {
	slug := regexp.MustCompile("[^a-z0-9]+").ReplaceAllString(strings.ToLower(err), "-")
	return "errors/" + strings.Trim(slug, "-") + "/"
}

func main() {
	arguments := append(os.Args[1:], "", "", "")
	if arguments[0] == "balance" {
		answer, err := Call("Balance", nil, arguments[1] == "json", arguments[2])
		if err != nil {
			log.Fatal(err)
		}
		for _, text := range answer.Error {
			fmt.Println(text, PageOf(text))
		}
		if len(answer.Error) == 0 {
			fmt.Println(string(answer.Result))
		}
		return
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var request struct{ Path, Nonce, Body, Secret string }
		if err := json.Unmarshal(lines.Bytes(), &request); err != nil {
			log.Fatal(err)
		}
		signature, err := Sign(request.Path, request.Nonce, request.Body, request.Secret)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(signature)
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
}
