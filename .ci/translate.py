"""Prints the CloudFormation that AWS SAM makes of a template, as JSON: linters do not look into SAM's own resources.

usage: translate.py template.yaml
"""

import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """Every function has a role of its own in the template, so no managed policy's name is ever looked up."""

    def load(self):
        return {}


def artifacts_as_uploaded(template):
    """Packaging puts an S3 address where CodeUri names a zip; the translator takes no other."""
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function":
            properties["CodeUri"] = {"Bucket": "artifacts", "Key": properties["CodeUri"]}
    return template


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        template = yaml_parse(file)
    parameters = {
        name: parameter.get("Default", "example")
        for name, parameter in template.get("Parameters", {}).items()
    }
    json.dump(transform(artifacts_as_uploaded(template), parameters, NoManagedPolicies()), sys.stdout, indent=2, default=str)
