from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_sign import parse_request

URL = "https://api.kraken.com/0/private/Balance"
SIGNS = "\ud800\"'\\{}[]:=@&% \n"
CASES = {
    "curl": f"curl -X POST {URL} -H 'API-Key: k' --header \"API-Sign: s==\" -d nonce=12 --data-raw 'asset=ZEUR'",
    "curl, attached": f"curl -dnonce=12 --data=asset=ZEUR '-HAPI-Key: k' -H'API-Sign: s==' --url={URL}",
    "curl, dollar quotes": f"curl {URL} \\\n -H $'API-Key: k' -H $'API-Sign: s==' --data $'nonce=12\\u0026asset=ZEUR'",
    "curl, url-encode": f"curl {URL} -H 'API-Key:k' -H 'API-Sign:s==' "
    "--data-urlencode nonce=12 --data-urlencode asset=ZEUR",
    "curl, cmd.exe": f'curl "{URL}" ^\n  -H "API-Key: k" ^\n  -H "API-Sign: s==" '
    '^\n  --data-raw "nonce=12^&asset=ZEUR"',
    "HTTPie": f"http --form POST {URL} API-Key:k API-Sign:s== nonce=12 asset=ZEUR",
    "HTTPie, fields of JSON": f"$ https -f -v -a u:p POST {URL} nonce:=12 asset=ZEUR API-Key:k 'API-Sign: s=='",
    "HTTPie, raw": f"http {URL} API-Key:k API-Sign:s== --raw 'nonce=12&asset=ZEUR'",
    "HTTPie, a pipe": f"echo -n 'nonce=12&asset=ZEUR' | http POST {URL} API-Key:k API-Sign:s==",
    "wget": f"wget -qO- --post-data='nonce=12&asset=ZEUR' --header='API-Key: k' --header='API-Sign: s==' {URL}",
    "PowerShell": f'Invoke-RestMethod -Method Post -Uri "{URL}" '
    '-Headers @{"API-Key"="k"; "API-Sign"="s=="} -Body "nonce=12&asset=ZEUR"',
    "net/http": f"&{{Method:POST URL:{URL} Header:map[Api-Key:[k] Api-Sign:[s==]] Body:{{nonce=12&asset=ZEUR}}}}",
    "raw HTTP": "POST /0/private/Balance HTTP/1.1\r\nHost: x\r\nAPI-Key: k\r\nAPI-Sign: s==\r\n\r\nnonce=12&asset=ZEUR",
    "curl -v": "* Connected\n> POST /0/private/Balance HTTP/2\n> API-Key: k\n> API-Sign: s==\n>\n* all sent\n"
    "nonce=12&asset=ZEUR\n< HTTP/2 200",
    "HTTP/2": ":method: POST\n:path: /0/private/Balance\napi-key: k\napi-sign: s==\n\nnonce=12&asset=ZEUR",
    "http.client": "send: b'POST /0/private/Balance HTTP/1.1\\r\\nAPI-Key: k\\r\\nAPI-Sign: s==\\r\\n\\r\\n'\n"
    "send: b'nonce=12&asset=ZEUR'",
    "ccxt": f"fetch Request: kraken POST {URL} RequestHeaders: {{'API-Key': 'k', 'API-Sign': 's=='}} "
    "RequestBody: nonce=12&asset=ZEUR",
    "requests": f"requests.post('{URL}', headers={{'API-Key': 'k', 'API-Sign': 's=='}}, data='nonce=12&asset=ZEUR')",
    "requests, dict": f"requests.post('{URL}', headers={{'API-Key': 'k', 'API-Sign': b's=='}}, "
    "data={'nonce': '12', 'asset': 'ZEUR'})",
    "httpx": f"<Request('POST', '{URL}')> headers={{'api-key': 'k', 'api-sign': 's=='}} content=b'nonce=12&asset=ZEUR'",
    "aiohttp": f"session.post('{URL}', headers={{'API-Key': 'k', 'API-Sign': 's=='}}, data=\"nonce=12&asset=ZEUR\")",
    "urllib3": f"http.request('POST', '{URL}', body='nonce=12&asset=ZEUR', "
    "headers={'API-Key': 'k', 'API-Sign': 's=='})",
    "axios": f"{{ url: '{URL}', method: 'post', headers: {{ 'API-Key': 'k', 'API-Sign': 's==' }}, "
    "data: 'nonce=12&asset=ZEUR' }",
    "fetch": f'fetch("{URL}", {{method: "POST", headers: {{"API-Key": "k", "API-Sign": "s=="}}, '
    'body: "nonce=12&asset=ZEUR"})',
    "fetch, params": f'fetch("{URL}", {{headers: {{"API-Key": "k", "API-Sign": "s=="}}, '
    'body: new URLSearchParams({nonce: "12", asset: "ZEUR"})})',
    "HttpClient": f"Method: POST, RequestUri: '{URL}', Version: 1.1, Headers:\n{{\n  API-Key: k\n  API-Sign: s==\n}}\n"
    "nonce=12&asset=ZEUR",
    "JSON": f'{{"url": "{URL}", "headers": {{"API-Key": "k", "API-Sign": "s=="}}, "data": "nonce=12&asset=ZEUR"}}',
    "HAR": f'{{"request": {{"url": "{URL}", "headers": [{{"name": "API-Key", "value": "k"}}, {{"name": "API-Sign", '
    '"value": "s=="}], "postData": {"text": "nonce=12&asset=ZEUR"}}}',
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_a_request_is_read_from_what_people_paste(text: str) -> None:
    found = parse_request(text)
    assert (found.path, found.nonce, found.body) == ("/0/private/Balance", "12", "nonce=12&asset=ZEUR")
    assert (found.api_key, found.api_sign) == ("k", "s==")


def test_a_json_body_keeps_its_text() -> None:
    body = '{"nonce": "12", "pair": "XBTUSD"}'
    assert parse_request(f"curl {URL} --json '{body}'").body == body
    assert parse_request(f"POST /0/private/AddOrder HTTP/1.1\nHost: x\n\n{body}").nonce == "12"
    assert parse_request(f"{URL} request body: {body} sent").body == body
    assert parse_request(f"{URL} {{config: {{body: {body}}}, more: {{a: 1}}}}").body == body


def test_httpie_sends_json_where_no_form_is_asked_for() -> None:
    found = parse_request(f"http POST {URL} API-Sign:s== nonce=12 leverage:=2 asset==ZEUR key=@file")
    assert found.body == '{"nonce": "12", "leverage": 2}'
    assert found.notes == (
        "asset== is put into the address, not into the body; write asset= to send it.",
        "key comes from the file file, which is not here: paste its text.",
    )


def test_nested_json_of_httpie_is_not_guessed() -> None:
    found = parse_request(f"http {URL} nonce=12 'a[b]=1'")
    assert found.body is None
    assert found.notes[0].startswith("A name has brackets")


def test_the_first_part_in_braces_with_a_nonce_is_the_body() -> None:
    text = f"{URL} data: {{'json': {{'a': 1}}}} json: {{'nonce': 12, 'a': {{'b': 'c'}}}} data: {{'nonce': 13}}"
    assert parse_request(text).nonce == "12"


def test_a_form_without_quotes_is_found_from_its_first_name_on() -> None:
    for before in ("sent ", "sent 9", "sent (", "GET /x?"):
        assert parse_request(f"{before}asset=ZEUR&nonce=12 with 200").body == "asset=ZEUR&nonce=12"
    assert parse_request("sent mynonce=12&asset=ZEUR").body == "nonce=12&asset=ZEUR"
    assert parse_request("sent nonce=1;nonce=12,").body == "nonce=1;nonce=12"


def test_what_is_missing_is_named_and_a_secret_is_not_read() -> None:
    found = parse_request("api_secret = '" + "A" * 88 + "'")
    assert found.path is found.nonce is found.body is found.api_sign is None
    assert "path, body, api_sign" in found.notes[0]
    assert "remove it" in found.notes[1]


def test_a_rebuilt_body_is_said_to_be_assumed() -> None:
    assert any("assumed" in note for note in parse_request(CASES["requests, dict"]).notes)


@given(st.lists(st.text(max_size=4) | st.sampled_from(SIGNS), max_size=8).map("".join))
def test_no_text_raises(text: str) -> None:
    for whole in (
        "~",
        "curl ~",
        "POST /0/private/Balance HTTP/1.1\n~",
        f"curl {URL} --data-urlencode 'nonce=1~'",
        f"http -f {URL} nonce=1 '~' 'a=~' 'b:=~'",
        f"fetch('{URL}', {{body: new URLSearchParams({{nonce: '1', a: '~'}})}})",
    ):
        parse_request(whole.replace("~", text))
    parse_request(json.dumps({"url": URL, "data": {"nonce": "1", text: text}}))


def test_half_of_a_surrogate_pair_in_a_form_is_said() -> None:
    found = parse_request(f"curl {URL} -H 'API-Sign: s==' --data-urlencode 'nonce=1\ud800'")
    assert (found.body, found.api_sign) == (None, "s==")
    assert found.notes[0].startswith("The text holds half of a surrogate pair")


@pytest.mark.parametrize("depth", [900, 3000, 9000])
def test_what_is_nested_too_deeply_is_said_or_read(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    for text in (
        f"http -f {URL} API-Sign:s== nonce=1 a:={deep}",
        f"http {URL} API-Sign:s== nonce=1 a:={deep}",
        json.dumps({"url": URL, "data": {"nonce": "1", "a": "~"}}).replace('"~"', deep),
        json.dumps({"url": URL, "json": {"nonce": "1", "a": "~"}}).replace('"~"', deep),
    ):
        found = parse_request(text)
        assert found.body or any("nested too deeply" in note for note in found.notes)
    assert parse_request(f'{{"x": {deep}}}').body is None
