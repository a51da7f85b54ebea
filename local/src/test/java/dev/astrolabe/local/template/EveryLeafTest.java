package dev.astrolabe.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.template.Node.Call;
import dev.astrolabe.local.template.Node.Entries;
import dev.astrolabe.local.template.Node.Items;
import dev.astrolabe.local.template.Node.Nothing;
import dev.astrolabe.local.template.Node.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes each leaf of the product's own template away in turn: what the laptop runs changes, or it
 * says on which line something is wrong, or the leaf is one of those that change nothing here, each
 * with its reason.
 */
class EveryLeafTest {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "JwtIssuer", "https://issuer.example/",
          "JwtAudience", "astrolabe",
          "MailFrom", "astrolabe@example.com",
          "SalesAddress", "sales@example.com");

  /** Paths of leaves that change nothing, beside what {@link ResourceTypes} lists, and why. */
  private static final Map<String, String> NOTHING_CHANGES =
      Map.ofEntries(
          Map.entry("AWSTemplateFormatVersion", "there is one version"),
          Map.entry("Description", "for people"),
          Map.entry("Outputs/\\w+/Description", "for people"),
          Map.entry("Parameters/\\w+/(Description|ConstraintDescription)", "for people"),
          Map.entry(
              "Parameters/\\w+/(AllowedPattern|AllowedValues/\\d+|MinLength|MaxLength|MinValue)",
              "refuses values, and the ones of this test are good"),
          Map.entry(
              "Resources/\\w+/(DeletionPolicy|UpdateReplacePolicy)", "a folder is not replaced"),
          Map.entry("Globals/Function/Architectures/\\d+", "the zips are bytecode"),
          Map.entry(
              "Resources/HttpApi/Properties/Auth/DefaultAuthorizer", "every route names its own"),
          Map.entry(
              "Resources/\\w+/Properties/Events/\\w+/Properties/Auth/Authorizer",
              "the default authorizer is the same"),
          Map.entry(
              "Resources/HttpApi/Properties/Auth/Authorizers/Tokens/IdentitySource",
              "what stands there is the default, and anything else is refused"),
          Map.entry(
              "Resources/HttpApi/Properties/DefaultRouteSettings/DetailedMetricsEnabled",
              "nobody watches a laptop"),
          Map.entry(
              "Resources/\\w+/Properties/Events/\\w+/Properties/ApiId",
              "a laptop runs one HttpApi; where another is named the id is refused"),
          Map.entry(
              "Resources/\\w+/Properties/Events/\\w+/Properties/Method", "ANY is the default"),
          Map.entry(
              "Resources/\\w+/Properties/Events/Bulk/Properties/BatchSize", "10 is the default"),
          Map.entry(
              "Resources/\\w+/Properties/Events/\\w+/Properties/(OmitName|Description)",
              "a label for people"),
          Map.entry(
              "Resources/\\w+/Properties/Events/\\w+/Properties/ScheduleExpressionTimezone",
              "UTC is the default, and what the parameter says in this test"),
          Map.entry(
              "Resources/\\w+/Properties/Events/\\w+/Properties/RoleArn",
              "permissions are enforced, and tested, where there is IAM"),
          Map.entry(
              "Resources/\\w+/Properties/Events/\\w+/Properties/DestinationConfig/OnFailure/Type",
              "SQS is what is understood, and anything else is refused"),
          Map.entry(
              "Resources/(Live|Bulk)Queue/Properties/MessageRetentionPeriod",
              "four days are the default"),
          Map.entry(
              "Resources/ReportBucket/Properties/LifecycleConfiguration/Rules/\\d+/"
                  + "(Id|NoncurrentVersionExpiration/.*|AbortIncompleteMultipartUpload/.*)",
              "a folder holds whole objects in their newest version"),
          Map.entry(
              "Resources/AlarmSubscription/Condition", "a bystander, whether it is there or not"));

  @TempDir private Path folder;

  private Entries whole() throws IOException {
    var text = Files.readString(Path.of("..", "template.yaml"));
    var zips = Pattern.compile("CodeUri: (\\S+)").matcher(text);
    while (zips.find()) {
      var zip = folder.resolve(zips.group(1));
      Files.createDirectories(zip.resolveSibling("."));
      Files.write(zip, new byte[0]);
    }
    return TemplateText.parse("template.yaml", text);
  }

  private Deployment deployment(Entries root) {
    var template = Template.of("template.yaml", folder, root);
    var names = template.names(PARAMETERS, Account.LAPTOP, "http://queues", "http://api");
    return template.deployment(PARAMETERS, Account.LAPTOP, names);
  }

  @Test
  void noLeafIsPassedOverInSilence() throws IOException {
    var root = whole();
    var before = deployment(root);
    assertThat(deployment(whole())).as("the same text comes to the same").isEqualTo(before);
    List<String> silent = new ArrayList<>();
    var used = new TreeSet<String>();
    int changed = 0;
    int refused = 0;
    var leaves = leaves(root, "");

    for (var leaf : leaves) {
      try {
        if (!deployment(without(root, leaf)).equals(before)) {
          changed++;
          continue;
        }
      } catch (TemplateProblem problem) {
        assertThat(problem.getMessage()).as(leaf).matches("(?s)template\\.yaml:\\d+: .*");
        refused++;
        continue;
      }
      var reason = NOTHING_CHANGES.keySet().stream().filter(leaf::matches).findFirst();
      reason.ifPresent(used::add);
      if (reason.isEmpty() && !listed(root, leaf)) {
        silent.add(leaf);
      }
    }

    System.out.println(
        leaves.size()
            + " leaves: "
            + changed
            + " change the deployment, "
            + refused
            + " are refused");
    assertThat(silent)
        .as("leaves that change nothing, without a reason: %s", String.join("\n", silent))
        .isEmpty();
    assertThat(changed).isGreaterThan(50);
    assertThat(refused).isGreaterThan(100);
    assertThat(used).as("reasons that a leaf needs").isEqualTo(NOTHING_CHANGES.keySet());
  }

  /** Whether the table of resource types gives a reason. */
  private static boolean listed(Entries root, String leaf) {
    var path = leaf.split("/", -1);
    if (!path[0].equals("Resources") || path.length < 4) {
      return false;
    }
    var resource = (Entries) at(at(root, "Resources"), path[1]);
    var type = ((Text) at(resource, "Type")).value();
    return ResourceTypes.bystander(type) || ResourceTypes.irrelevant(type).containsKey(path[3]);
  }

  private static Node at(Node node, String step) {
    return switch (node) {
      case Entries(var values, var line) -> Objects.requireNonNull(values.get(step), step);
      case Items(var values, var line) -> values.get(Integer.parseInt(step));
      default -> throw new IllegalArgumentException("nothing is below " + node);
    };
  }

  private static List<String> leaves(Node node, String path) {
    List<String> leaves = new ArrayList<>();
    switch (node) {
      case Entries(var values, var line) when !values.isEmpty() ->
          values.forEach((key, value) -> leaves.addAll(leaves(value, path + "/" + key)));
      case Items(var values, var line) when !values.isEmpty() -> {
        for (int i = 0; i < values.size(); i++) {
          leaves.addAll(leaves(values.get(i), path + "/" + i));
        }
      }
      case Text text -> leaves.add(path.substring(1));
      case Call call -> leaves.add(path.substring(1));
      case Entries empty -> leaves.add(path.substring(1));
      case Items empty -> leaves.add(path.substring(1));
      case Nothing nothing -> leaves.add(path.substring(1));
    }
    return leaves;
  }

  private static Entries without(Entries root, String leaf) {
    return (Entries) without((Node) root, leaf);
  }

  private static Node without(Node node, String leaf) {
    int slash = leaf.indexOf('/');
    var step = slash < 0 ? leaf : leaf.substring(0, slash);
    return switch (node) {
      case Entries(var values, var line) -> {
        var copy = new LinkedHashMap<>(values);
        if (slash < 0) {
          copy.remove(step);
        } else {
          copy.put(step, without(at(node, step), leaf.substring(slash + 1)));
        }
        yield new Entries(copy, line);
      }
      case Items(var values, var line) -> {
        var copy = new ArrayList<>(values);
        int index = Integer.parseInt(step);
        if (slash < 0) {
          copy.remove(index);
        } else {
          copy.set(index, without(values.get(index), leaf.substring(slash + 1)));
        }
        yield new Items(copy, line);
      }
      default -> throw new IllegalArgumentException("nothing is below " + node);
    };
  }
}
