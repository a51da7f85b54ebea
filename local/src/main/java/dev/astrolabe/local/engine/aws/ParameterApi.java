package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astrolabe.local.engine.Account;
import java.io.IOException;

/** SSM Parameter Store: get, put and delete by name. */
final class ParameterApi implements AwsService {
  private final ParameterFile file;
  private final Account account;
  private final Outside outside;

  ParameterApi(ParameterFile file, Account account, Outside outside) {
    this.file = file;
    this.account = account;
    this.outside = outside;
  }

  @Override
  public AwsAnswer answer(AwsRequest request) throws AwsFault, IOException {
    var action = request.action().orElse("a request without X-Amz-Target");
    var body = Bodies.object(request.body());
    return AwsAnswer.json(
        switch (action) {
          case "GetParameter" -> get(Bodies.required(body, "Name"));
          case "GetParameters" -> getAll(body.path("Names"));
          case "PutParameter" -> put(body);
          case "DeleteParameter" -> delete(Bodies.required(body, "Name"));
          default -> throw AwsFault.unsupported("SSM " + action);
        });
  }

  private ObjectNode get(String name) throws AwsFault, IOException {
    var found = file.get(name);
    if (found.isEmpty()) {
      throw notFound(name);
    }
    var answer = JsonNodeFactory.instance.objectNode();
    write(answer.putObject("Parameter"), name, found.get());
    return answer;
  }

  private ObjectNode getAll(JsonNode names) throws IOException {
    var answer = JsonNodeFactory.instance.objectNode();
    var found = answer.putArray("Parameters");
    var invalid = answer.putArray("InvalidParameters");
    for (var name : Bodies.texts(names)) {
      var parameter = file.get(name);
      if (parameter.isPresent()) {
        write(found.addObject(), name, parameter.get());
      } else {
        invalid.add(name);
      }
    }
    return answer;
  }

  private void write(ObjectNode target, String name, ParameterFile.Parameter parameter) {
    target
        .put(
            "ARN",
            "arn:aws:ssm:"
                + account.region()
                + ":"
                + account.id()
                + ":parameter"
                + (name.startsWith("/") ? name : "/" + name))
        .put("DataType", "text")
        .put("LastModifiedDate", parameter.changed().toEpochMilli() / 1000.0)
        .put("Name", name)
        .put("Type", parameter.type())
        .put("Value", parameter.value())
        .put("Version", parameter.version());
  }

  private ObjectNode put(JsonNode body) throws AwsFault, IOException {
    var name = Bodies.required(body, "Name");
    var value = Bodies.required(body, "Value");
    var former = file.get(name);
    if (former.isPresent() && !body.path("Overwrite").asBoolean(false)) {
      throw new AwsFault(
          400,
          "ParameterAlreadyExists",
          "The parameter already exists. To overwrite this value, set the overwrite option in the"
              + " request to true.");
    }
    var type = body.path("Type").asText(former.map(ParameterFile.Parameter::type).orElse("String"));
    var version = file.put(name, type, value, outside.now());
    return JsonNodeFactory.instance.objectNode().put("Tier", "Standard").put("Version", version);
  }

  private ObjectNode delete(String name) throws AwsFault, IOException {
    if (!file.remove(name)) {
      throw notFound(name);
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private static AwsFault notFound(String name) {
    return new AwsFault(400, "ParameterNotFound", "no parameter " + name);
  }
}
