package dev.astrolabe.local.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeployedStackTest {
  private static final String DESCRIPTION =
      """
      {"endpoint": "http://127.0.0.1:4566", "region": "eu-north-1", "account": "000000000000",
       "refs": {"LeadsTable": "astrolabe-LeadsTable-1A", "LedgerTable": "astrolabe-LedgerTable-2B",
         "LiveQueue": "http://127.0.0.1:4566/000000000000/astrolabe-LiveQueue-3C", "HttpApi": "a1b2c3"},
       "attributes": {"LiveQueue.Arn": "arn:aws:sqs:eu-north-1:000000000000:astrolabe-LiveQueue-3C",
         "LiveQueue.QueueName": "astrolabe-LiveQueue-3C"},
       "functions": {"IntakeFunction": {"environment": {"CONFIG_TABLE": "astrolabe-ConfigTable-4D"},
         "credentials": {"accessKeyId": "A", "secretAccessKey": "B", "sessionToken": "C"}}}}
      """;

  private final Path file;

  DeployedStackTest(@TempDir Path folder) throws IOException {
    file = Files.writeString(folder.resolve("stack.json"), DESCRIPTION);
  }

  @Test
  void callsResourcesWhatTheyAreCalledThere() throws IOException {
    var stack = DeployedStack.read(file);

    assertThat(stack.name("LiveQueue")).isEqualTo("astrolabe-LiveQueue-3C");
    assertThat(stack.name("LeadsTable")).isEqualTo("astrolabe-LeadsTable-1A");
    assertThat(stack.ref("LiveQueue"))
        .contains("http://127.0.0.1:4566/000000000000/astrolabe-LiveQueue-3C");
    assertThat(stack.attribute("LiveQueue", "Arn"))
        .contains("arn:aws:sqs:eu-north-1:000000000000:astrolabe-LiveQueue-3C");
    assertThat(stack.ref("NoSuchThing")).isEmpty();
    assertThat(stack.account()).isEqualTo(new Account("eu-north-1", "000000000000"));
  }

  @Test
  void givesAFunctionItsOwnVariablesAndTheRightsOfItsOwnRole() throws IOException {
    assertThat(DeployedStack.read(file).surroundings("IntakeFunction"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "CONFIG_TABLE", "astrolabe-ConfigTable-4D",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:4566",
                "AWS_ACCESS_KEY_ID", "A",
                "AWS_SECRET_ACCESS_KEY", "B",
                "AWS_SESSION_TOKEN", "C"));
  }

  @Test
  void refusesAFunctionThatIsNotDeployed() throws IOException {
    var stack = DeployedStack.read(file);

    assertThatThrownBy(() -> stack.surroundings("ScoringFunction"))
        .isInstanceOf(IOException.class)
        .hasMessage("ScoringFunction is not deployed there");
  }

  @Test
  void refusesAFileThatDescribesNoStack() throws IOException {
    Files.writeString(file, "{\"endpoint\": \"http://127.0.0.1:4566\"}");

    assertThatThrownBy(() -> DeployedStack.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("describes no deployed stack: region is missing");
  }

  @Test
  void namesTheTablesOfTheTemplateAsTheyAreDeployed() throws IOException {
    var template = Template.read(templateAbove());
    var overrides =
        Map.of(
            "JwtIssuer", "https://issuer.example",
            "JwtAudience", "astrolabe",
            "MailFrom", "a@example.com",
            "SalesAddress", "b@example.com");

    var stack = DeployedStack.read(Path.of("src/test/resources/deployed/stack.json"));
    var deployment = template.deployment(overrides, stack.account(), stack);

    assertThat(deployment.tables())
        .extracting(table -> table.name())
        .containsExactlyInAnyOrder(
            "astrolabe-LeadsTable-20E21FD35D370",
            "astrolabe-LedgerTable-C7716945110F5",
            "astrolabe-ConfigTable-31C71676C0AAD");
    assertThat(deployment.queueMappings())
        .extracting(mapping -> mapping.queue())
        .containsExactlyInAnyOrder(
            "astrolabe-LiveQueue-A3A302B4980D9", "astrolabe-BulkQueue-A650EC1B5B9BB");
    assertThat(deployment.streamMappings())
        .extracting(mapping -> mapping.table())
        .containsExactly("astrolabe-LeadsTable-20E21FD35D370");
  }

  private static Path templateAbove() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.resolve("..").normalize();
    }
    return folder.resolve("template.yaml");
  }
}
