"""A Task's Resource in words: `Lambda: Invoke`, `DynamoDB: PutItem`, `Activity: Name`."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVICE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "apigateway": "API Gateway",
        "appsync": "AppSync",
        "athena": "Athena",
        "bedrock": "Bedrock",
        "bedrockagent": "Bedrock Agents",
        "cloudformation": "CloudFormation",
        "cloudwatch": "CloudWatch",
        "codebuild": "CodeBuild",
        "databrew": "Glue DataBrew",
        "dynamodb": "DynamoDB",
        "elasticmapreduce": "EMR",
        "emr-containers": "EMR on EKS",
        "emr-serverless": "EMR Serverless",
        "emrserverless": "EMR Serverless",
        "eventbridge": "EventBridge",
        "events": "EventBridge",
        "http": "HTTP",
        "lookoutvision": "Lookout for Vision",
        "mediaconvert": "MediaConvert",
        "redshiftdata": "Redshift Data",
        "sagemaker": "SageMaker",
        "secretsmanager": "Secrets Manager",
        "sfn": "Step Functions",
        "ssm": "Systems Manager",
        "states": "Step Functions",
    }
)
"""How services are called where a capital first letter does not do; the rest of up to three letters are initials."""
_INTEGRATION = re.compile(r"arn:[^:]*:states:[^:]*:[^:]*:(?P<sdk>aws-sdk:)?(?P<service>[^:.]+):(?P<action>[^.:]+)")
_LAMBDA = re.compile(r"arn:[^:]*:lambda:[^:]*:[^:]*:function:(?P<name>[^:]+)")
_LONGEST = 400


def resource_in_words(resource: str) -> str | None:
    """Service and action of a Resource; None where it is a placeholder or nothing that is known."""
    resource = resource[:_LONGEST]
    if (function := _LAMBDA.match(resource)) is not None:
        return f"Lambda: {function['name']}"
    found = _INTEGRATION.match(resource)
    if found is None:
        return None
    if found["service"] == "activity":
        return f"Activity: {found['action']}"
    action = found["action"]
    return f"{service_name(found['service'])}: {action[:1].upper()}{action[1:]}"


def service_name(word: str) -> str:
    """How a service is called that an ARN names so."""
    known = SERVICE_NAMES.get(word)
    if known is not None:
        return known
    return word.upper() if len(word) <= 3 else word[:1].upper() + word[1:]
