"""Looks after a stack that was deployed into an emulator.

usage: stack.py ready                  waits until the endpoint answers
       stack.py complete STACK FILE    every resource of the translated template FILE is there and complete
       stack.py still STACK            the engine's own pollers and schedules stop: the end-to-end suite runs the functions itself
"""

import json
import sys
import time

import boto3
from botocore.exceptions import BotoCoreError, ClientError


def ready(seconds=60):
    until = time.monotonic() + seconds
    while True:
        try:
            return boto3.client("sts").get_caller_identity()
        except (BotoCoreError, ClientError):
            if time.monotonic() > until:
                sys.exit(f"nothing answered within {seconds} s")
            time.sleep(0.2)


def resources(stack):
    return boto3.client("cloudformation").describe_stack_resources(StackName=stack)["StackResources"]


def complete(stack, translated):
    with open(translated, encoding="utf-8") as file:
        wanted = set(json.load(file)["Resources"])
    status = boto3.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]
    found = {r["LogicalResourceId"]: r["ResourceStatus"] for r in resources(stack)}
    unfinished = {name: state for name, state in found.items() if not state.endswith("_COMPLETE")}
    missing = wanted - set(found)
    print(f"stack {status}, {len(found) - len(unfinished)} of {len(wanted)} resources complete")
    if missing or unfinished or status != "CREATE_COMPLETE":
        sys.exit(f"missing {sorted(missing)}, unfinished {unfinished}")


def still(stack):
    lambdas, scheduler = boto3.client("lambda"), boto3.client("scheduler")
    for resource in resources(stack):
        name = resource["PhysicalResourceId"]
        if resource["ResourceType"] == "AWS::Lambda::EventSourceMapping":
            lambdas.update_event_source_mapping(UUID=name, Enabled=False)
        if resource["ResourceType"] == "AWS::Scheduler::Schedule":
            schedule = scheduler.get_schedule(Name=name)
            scheduler.update_schedule(
                Name=name, State="DISABLED", Target=schedule["Target"],
                ScheduleExpression=schedule["ScheduleExpression"],
                FlexibleTimeWindow=schedule["FlexibleTimeWindow"])


if __name__ == "__main__":
    {"ready": ready, "complete": complete, "still": still}[sys.argv[1]](*sys.argv[2:])
