package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.TableSpec;
import dev.astrolabe.local.engine.TableSpec.Attribute;
import dev.astrolabe.local.engine.TableSpec.AttributeType;
import dev.astrolabe.local.engine.TableSpec.Projection;
import dev.astrolabe.local.engine.TableSpec.StreamView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads an AWS::DynamoDB::Table. */
final class TableResource {
  private final Map<String, AttributeType> types = new HashMap<>();

  private TableResource() {}

  static TableSpec read(String name, Fields fields) {
    return new TableResource().table(name, fields);
  }

  private TableSpec table(String name, Fields fields) {
    // capacity is not imitated: what would be throttled on provisioned capacity passes here
    fields.needed("BillingMode");
    fields.only("BillingMode", "PAY_PER_REQUEST");
    for (var definition : fields.parts("AttributeDefinitions")) {
      var attribute = definition.needed("AttributeName");
      types.put(attribute, type(definition));
      definition.end();
    }
    var key = key(fields);
    var indexes = fields.parts("GlobalSecondaryIndexes").stream().map(this::index).toList();
    Optional<StreamView> stream =
        fields
            .fields("StreamSpecification")
            .map(specification -> {
              var view = view(specification);
              specification.end();
              return view;
            });
    var ttl = fields.fields("TimeToLiveSpecification").flatMap(TableResource::ttl);
    fields.end();
    return new TableSpec(name, key, indexes, stream, ttl);
  }

  private static AttributeType type(Fields definition) {
    var type = definition.needed("AttributeType");
    return switch (type) {
      case "S" -> AttributeType.S;
      case "N" -> AttributeType.N;
      case "B" -> AttributeType.B;
      default ->
          throw definition.problem(
              definition.line("AttributeType"), "AttributeType is S, N or B, was " + type);
    };
  }

  private TableSpec.Key key(Fields fields) {
    Optional<Attribute> hash = Optional.empty();
    Optional<Attribute> range = Optional.empty();
    for (var element : fields.parts("KeySchema")) {
      var name = element.needed("AttributeName");
      var type = types.get(name);
      if (type == null) {
        throw element.problem(
            element.line("AttributeName"), "no AttributeDefinitions entry for the key " + name);
      }
      var attribute = new Attribute(name, type);
      switch (element.needed("KeyType")) {
        case "HASH" -> hash = Optional.of(attribute);
        case "RANGE" -> range = Optional.of(attribute);
        default -> throw element.problem(element.line("KeyType"), "KeyType is HASH or RANGE");
      }
      element.end();
    }
    return new TableSpec.Key(
        hash.orElseThrow(
            () -> fields.problem(fields.line("KeySchema"), "KeySchema needs a HASH key")),
        range);
  }

  private TableSpec.Index index(Fields fields) {
    var name = fields.needed("IndexName");
    var key = key(fields);
    var projection =
        fields
            .fields("Projection")
            .map(TableResource::projection)
            .orElseThrow(
                () -> fields.problem(fields.line(), "the index " + name + " needs a Projection"));
    fields.irrelevant(Map.of("OnDemandThroughput", "changes the bill, not the answers")).end();
    return new TableSpec.Index(name, key, projection);
  }

  private static Projection projection(Fields fields) {
    var type = fields.needed("ProjectionType");
    var attributes = fields.texts("NonKeyAttributes");
    fields.end();
    return switch (type) {
      case "KEYS_ONLY" -> new Projection.KeysOnly();
      case "ALL" -> new Projection.All();
      case "INCLUDE" -> new Projection.Include(attributes);
      default ->
          throw fields.problem(fields.line("ProjectionType"), "unknown ProjectionType " + type);
    };
  }

  private static StreamView view(Fields specification) {
    var view = specification.needed("StreamViewType");
    return switch (view) {
      case "KEYS_ONLY" -> StreamView.KEYS_ONLY;
      case "NEW_IMAGE" -> StreamView.NEW_IMAGE;
      case "OLD_IMAGE" -> StreamView.OLD_IMAGE;
      case "NEW_AND_OLD_IMAGES" -> StreamView.NEW_AND_OLD_IMAGES;
      default ->
          throw specification.problem(
              specification.line("StreamViewType"), "unknown StreamViewType " + view);
    };
  }

  private static Optional<String> ttl(Fields fields) {
    var attribute = fields.needed("AttributeName");
    fields.needed("Enabled");
    var enabled = fields.flag("Enabled", true);
    fields.end();
    return enabled ? Optional.of(attribute) : Optional.empty();
  }
}
