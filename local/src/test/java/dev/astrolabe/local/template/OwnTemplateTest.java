package dev.astrolabe.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.QueueMapping;
import dev.astrolabe.local.engine.ScheduleSpec;
import dev.astrolabe.local.template.HttpApiSpec.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's own template, and copies of it in which something was taken away or changed. */
class OwnTemplateTest {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "JwtIssuer", "https://issuer.example/",
          "JwtAudience", "astrolabe",
          "MailFrom", "astrolabe@example.com",
          "SalesAddress", "sales@example.com");

  @TempDir private Path folder;
  private String text = "";

  @BeforeEach
  void readTheTemplate() throws IOException {
    text = Files.readString(Path.of("..", "template.yaml"));
    var zips = Pattern.compile("CodeUri: (\\S+)").matcher(text);
    while (zips.find()) {
      var zip = folder.resolve(zips.group(1));
      Files.createDirectories(zip.resolveSibling("."));
      Files.write(zip, new byte[0]);
    }
  }

  private Deployment read(String changed) throws IOException {
    var file = folder.resolve("template.yaml");
    Files.writeString(file, changed);
    var template = Template.read(file);
    var names = template.names(PARAMETERS, Account.LAPTOP, "http://queues", "http://api");
    return template.deployment(PARAMETERS, Account.LAPTOP, names);
  }

  private String without(String pattern) {
    var changed = Pattern.compile(pattern, Pattern.DOTALL).matcher(text).replaceFirst("");
    assertThat(changed).as("something matches " + pattern).isNotEqualTo(text);
    return changed;
  }

  @Test
  void understandsAllOfIt() throws IOException {
    var deployment = read(text);

    assertThat(deployment.functions().stream().map(FunctionSpec::id))
        .contains("IntakeFunction", "ScoringFunction", "QualificationFunction", "HandoffFunction")
        .contains("ProjectionFunction", "CpsqlApiFunction", "CpsqlReportFunction");
    assertThat(deployment.httpApi().routes().stream().map(Route::key))
        .contains(
            "ANY /",
            "ANY /health",
            "ANY /forms/{proxy+}",
            "ANY /api/{proxy+}",
            "OPTIONS /api/{proxy+}");
    assertThat(deployment.queueMappings().stream().map(QueueMapping::queue))
        .contains("LiveQueue", "BulkQueue");
    assertThat(deployment.streamMappings()).isNotEmpty();
    assertThat(deployment.schedules().stream().map(ScheduleSpec::expression))
        .contains("rate(1 minute)");
    assertThat(deployment.tables()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void losesARouteThatIsTakenAway() throws IOException {
    var changed = without("        Health:\\n.*?(?=        Contract:)");

    assertThat(read(changed).httpApi().routes().stream().map(Route::path))
        .doesNotContain("/health")
        .contains("/");
  }

  @Test
  void losesAStreamMappingThatIsTakenAway() throws IOException {
    var changed = without("      Events:\\n        LeadMoved:\\n.*?(?=\\n  HandoffRole:)");

    assertThat(read(changed).streamMappings())
        .singleElement()
        .satisfies(left -> assertThat(left.function()).isEqualTo("ProjectionFunction"));
  }

  @Test
  void losesAVariableThatIsTakenAway() throws IOException {
    var changed = without("          LEADS_TABLE: [^\\n]*\\n");

    var scoring =
        read(changed).functions().stream()
            .filter(each -> each.id().equals("ScoringFunction"))
            .findFirst()
            .orElseThrow();
    assertThat(scoring.environment()).doesNotContainKey("LEADS_TABLE").containsKey("LEDGER_TABLE");
  }

  @Test
  void followsAScheduleThatIsChanged() throws IOException {
    var changed = text.replace("rate(1 minute)", "cron(0 9 ? * MON-FRI *)");

    assertThat(read(changed).schedules().getFirst().expression())
        .isEqualTo("cron(0 9 ? * MON-FRI *)");
  }

  @Test
  void refusesAResourceTypeThatItDoesNotKnow() {
    var line = text.lines().toList().indexOf("    Type: AWS::SNS::Topic") + 1;
    var changed = text.replace("Type: AWS::SNS::Topic\n", "Type: AWS::Pipes::Pipe\n");

    assertThatThrownBy(() -> read(changed))
        .hasMessage(
            "template.yaml:"
                + line
                + ": the resource type AWS::Pipes::Pipe is not understood on a laptop");
  }
}
