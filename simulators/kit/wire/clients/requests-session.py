"""Asks with requests, and prints what it was told, as client.ts says."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import requests

question = json.loads(sys.argv[1])


def ask(_):
    with requests.Session() as session:
        session.trust_env = False  # The environment may name other certificates, or a proxy.
        session.verify = question["caFile"] or True
        try:
            if question["greetingUrl"]:
                session.get(question["greetingUrl"])
            session.post(question["url"], data="x", timeout=question["patienceMs"] / 1000)
            return "whole"
        except Exception as error:
            return type(error).__name__


with ThreadPoolExecutor(min(50, question["times"])) as threads:
    print(json.dumps(list(threads.map(ask, range(question["times"])))))
