"""Asks with http.client, and prints what it was told, as client.ts says."""

import http.client
import json
import ssl
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

question = json.loads(sys.argv[1])
target = urlsplit(question["url"])
context = ssl.create_default_context(cafile=question["caFile"]) if question["caFile"] else None


def connect():
    patience_s = question["patienceMs"] / 1000
    if context is None:
        return http.client.HTTPConnection(target.hostname, target.port, timeout=patience_s)
    return http.client.HTTPSConnection(target.hostname, target.port, timeout=patience_s, context=context)


def ask(_):
    connection = connect()
    try:
        if question["greetingUrl"]:
            connection.request("GET", urlsplit(question["greetingUrl"]).path)
            connection.getresponse().read()
        connection.request("POST", target.path, body="x")
        connection.getresponse().read()
        return "whole"
    except Exception as error:
        return type(error).__name__
    finally:
        connection.close()


with ThreadPoolExecutor(min(50, question["times"])) as threads:
    print(json.dumps(list(threads.map(ask, range(question["times"])))))
