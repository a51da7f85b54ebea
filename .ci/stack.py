"""Looks after a stack that was deployed into an emulator.

usage: stack.py ready                  waits until the endpoint answers
       stack.py exists STACK           ends with status 1 where it is not deployed
       stack.py complete STACK FILE    every resource of the translated template FILE is there and complete
       stack.py still STACK            the engine's own pollers and schedules stop: the end-to-end suite runs the functions itself
       stack.py listen STACK           a queue hears every event on the stack's bus, and mail may be sent
       stack.py describe STACK FILE    writes what there is, with the credentials of each function's role, for the end-to-end suite
"""

import json
import os
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


def exists(stack):
    try:
        return resources(stack)
    except ClientError:
        sys.exit(1)


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


LISTENER = "heard-on-the-bus"

# Where an engine tells which mails it took: each has a page of its own. MiniStack's; LocalStack's is /_aws/ses.
MAILS = os.environ.get("ASTROLABE_MAILS", "/_ministack/ses/messages")


def listen(stack):
    """Sees what a test wants to see: engines have no call that lists the events of a bus."""
    physical = {r["LogicalResourceId"]: r["PhysicalResourceId"] for r in resources(stack)}
    sqs, events = boto3.client("sqs"), boto3.client("events")
    url = sqs.create_queue(QueueName=LISTENER)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    account = boto3.client("sts").get_caller_identity()["Account"]
    policy = {
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
            "Action": "sqs:SendMessage", "Resource": arn}]}
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps(policy)})
    bus = physical["EventBus"]
    events.put_rule(Name=LISTENER, EventBusName=bus, EventPattern=json.dumps({"account": [account]}))
    events.put_targets(Rule=LISTENER, EventBusName=bus, Targets=[{"Id": "queue", "Arn": arn}])
    sender = parameters(stack)["MailFrom"]
    boto3.client("sesv2").create_email_identity(EmailIdentity=sender.split("@")[1])
    # MiniStack 1.5.33 asks for SendEmail on "*", whatever identity sends: no role with an identity in its policy may. This grant is
    # for that engine alone, made after iam_proof.py has seen the roles as they are.
    boto3.client("iam").put_role_policy(
        RoleName=physical["HandoffRole"], PolicyName="emulator-mail",
        PolicyDocument=json.dumps({
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "ses:SendEmail", "Resource": "*"}]}))


def parameters(stack):
    found = boto3.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
    return {p["ParameterKey"]: p["ParameterValue"] for p in found["Parameters"]}


def attributes(name, kind, physical):
    """What GetAtt says of the resources that the stack's own parts ask about."""
    if kind == "AWS::SQS::Queue":
        arn = boto3.client("sqs").get_queue_attributes(
            QueueUrl=physical, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        return {f"{name}.Arn": arn, f"{name}.QueueName": arn.rsplit(":", 1)[1]}
    if kind == "AWS::DynamoDB::Table":
        table = boto3.client("dynamodb").describe_table(TableName=physical)["Table"]
        stream = {f"{name}.StreamArn": table["LatestStreamArn"]} if "LatestStreamArn" in table else {}
        return {f"{name}.Arn": table["TableArn"], **stream}
    if kind == "AWS::Events::EventBus":
        return {f"{name}.Arn": boto3.client("events").describe_event_bus(Name=physical)["Arn"]}
    if kind == "AWS::Lambda::Function":
        found = boto3.client("lambda").get_function_configuration(FunctionName=physical)
        return {f"{name}.Arn": found["FunctionArn"]}
    if kind == "AWS::IAM::Role":
        return {f"{name}.Arn": boto3.client("iam").get_role(RoleName=physical)["Role"]["Arn"]}
    if kind == "AWS::Logs::LogGroup":
        group = boto3.client("logs").describe_log_groups(logGroupNamePrefix=physical)["logGroups"][0]
        return {f"{name}.Arn": group["arn"]}
    if kind == "AWS::S3::Bucket":
        return {f"{name}.Arn": f"arn:aws:s3:::{physical}"}
    return {}


def function(physical):
    """A function's variables as CloudFormation set them, and its own role's credentials."""
    found = boto3.client("lambda").get_function_configuration(FunctionName=physical)
    session = boto3.client("sts").assume_role(
        RoleArn=found["Role"], RoleSessionName="end-to-end", DurationSeconds=3600)["Credentials"]
    return {
        "environment": found["Environment"]["Variables"],
        "credentials": {
            "accessKeyId": session["AccessKeyId"],
            "secretAccessKey": session["SecretAccessKey"],
            "sessionToken": session["SessionToken"]}}


def describe(stack, file):
    found = resources(stack)
    described = {
        "endpoint": os.environ["AWS_ENDPOINT_URL"],
        "region": boto3.session.Session().region_name,
        "account": boto3.client("sts").get_caller_identity()["Account"],
        "parameters": parameters(stack),
        "refs": {r["LogicalResourceId"]: r["PhysicalResourceId"] for r in found},
        "attributes": {},
        "functions": {},
        "eventsQueueUrl": boto3.client("sqs").get_queue_url(QueueName=LISTENER)["QueueUrl"],
        "mailsUrl": os.environ["AWS_ENDPOINT_URL"] + MAILS,
    }
    for resource in found:
        name, kind = resource["LogicalResourceId"], resource["ResourceType"]
        described["attributes"].update(attributes(name, kind, resource["PhysicalResourceId"]))
        if kind == "AWS::Lambda::Function":
            described["functions"][name] = function(resource["PhysicalResourceId"])
    with open(file, "w", encoding="utf-8") as out:
        json.dump(described, out, indent=2, sort_keys=True)


if __name__ == "__main__":
    commands = {
        "ready": ready, "exists": exists, "complete": complete, "still": still, "listen": listen, "describe": describe}
    commands[sys.argv[1]](*sys.argv[2:])
