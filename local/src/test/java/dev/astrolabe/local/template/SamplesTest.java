package dev.astrolabe.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.local.Samples;
import dev.astrolabe.local.engine.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trigger of the product's own template has a sample event, and each sample a trigger. */
class SamplesTest {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "JwtIssuer", "https://issuer.example/",
          "JwtAudience", "astrolabe",
          "MailFrom", "astrolabe@example.com",
          "SalesAddress", "sales@example.com");

  @TempDir private Path folder;

  @Test
  void everyTriggerHasASample() throws IOException {
    var text = Files.readString(Path.of("..", "template.yaml"));
    var zips = Pattern.compile("CodeUri: (\\S+)").matcher(text);
    while (zips.find()) {
      var zip = folder.resolve(zips.group(1));
      Files.createDirectories(zip.resolveSibling("."));
      Files.write(zip, new byte[0]);
    }
    var template = Template.of("template.yaml", folder, TemplateText.parse("template.yaml", text));
    var names = template.names(PARAMETERS, Account.LAPTOP, "http://queues", "http://api");
    var triggers = Samples.triggers(template.deployment(PARAMETERS, Account.LAPTOP, names));

    List<String> sampled = new ArrayList<>();
    for (var file : Samples.files()) {
      assertThat(Samples.trigger(file)).as(file.toString()).isPresent();
      sampled.add(Samples.trigger(file).orElseThrow());
    }

    assertThat(triggers).isNotEmpty();
    assertThat(sampled).containsAll(triggers.keySet());
    assertThat(triggers.keySet()).containsAll(sampled);
  }
}
