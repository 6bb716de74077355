<?php

// Sign a private request of Kraken's Spot REST API. PHP 8.1 or newer, no extension.
//
//   echo '{"path": …, "nonce": …, "body": …, "secret": …}' | php sign.php    prints the API-Sign
//   php sign.php balance [form|json] [nonce]                                   calls Balance

declare(strict_types=1);

/** The value of the API-Sign header; $body is the exact text that is sent. */
function sign(string $path, string $nonce, string $body, string $secret): string
{
    $key = base64_decode($secret, strict: true);
    if ($key === false) {
        throw new InvalidArgumentException('the secret is not base64');
    }
    $inner = hash('sha256', $nonce . $body, binary: true);

    return base64_encode(hash_hmac('sha512', $path . $inner, $key, binary: true));
}

/** Nanoseconds of the wall clock; the lock and the file keep it rising across processes that share the key. */
function next_nonce(?string $file = null): string
{
    $handle = fopen($file ?? sys_get_temp_dir() . '/kraken-nonce', 'c+');
    flock($handle, LOCK_EX);
    $now = (int) (microtime(true) * 1_000_000) * 1000;
    $nonce = (string) max((int) stream_get_contents($handle) + 1, $now);
    rewind($handle);
    fwrite($handle, $nonce);
    fclose($handle);

    return $nonce;
}

/** POST to a private endpoint; returns the reply with "error" and, on success, "result". */
function call(string $endpoint, array $parameters = [], bool $json = false, ?string $nonce = null): array
{
    $path = '/0/private/' . $endpoint;
    $fields = ['nonce' => $nonce ??= next_nonce(), ...$parameters];
    $body = $json ? json_encode($fields) : http_build_query($fields, '', '&');
    $headers = [
        'Content-Type: ' . ($json ? 'application/json' : 'application/x-www-form-urlencoded'),
        'API-Key: ' . getenv('KRAKEN_API_KEY'),
        'API-Sign: ' . sign($path, $nonce, $body, (string) getenv('KRAKEN_API_SECRET')),
    ];
    $options = ['method' => 'POST', 'header' => $headers, 'content' => $body, 'timeout' => 15, 'ignore_errors' => true];
    $base = getenv('KRAKEN_API_URL') ?: 'https://api.kraken.com';
    $text = file_get_contents($base . $path, false, stream_context_create(['http' => $options]));
    if ($text === false || !str_starts_with($text, '{')) {
        throw new RuntimeException($http_response_header[0] ?? 'no response');
    }

    return json_decode($text, associative: true, flags: JSON_THROW_ON_ERROR);
}

/** Where this reference explains an error string. */
function page_of(string $error): string
{
    return 'errors/' . trim(preg_replace('/[^a-z0-9]+/', '-', strtolower($error)), '-') . '/';
}

if (($argv[1] ?? '') === 'balance') {
    $reply = call('Balance', json: ($argv[2] ?? 'form') === 'json', nonce: $argv[3] ?? null);
    foreach ($reply['error'] as $error) {
        echo $error, ' ', page_of($error), "\n";
    }
    if (!$reply['error']) {
        echo json_encode($reply['result']), "\n";
    }
} else {
    while (($line = fgets(STDIN)) !== false) {
        $request = json_decode($line, associative: true, flags: JSON_THROW_ON_ERROR);
        echo sign($request['path'], $request['nonce'], $request['body'], $request['secret']), "\n";
    }
}
