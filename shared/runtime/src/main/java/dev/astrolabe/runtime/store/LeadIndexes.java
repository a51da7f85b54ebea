package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.CreatedLeads;
import dev.astrolabe.model.lead.DueLeads;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.LeadPage;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Finds leads by what they are, a page at a time. The indexes follow a moment later and their order
 * is coarse: read the leads of a page to sort it, and to pass over one that is no longer what was
 * asked for.
 *
 * <p>A cursor that is none of this store's throws {@link IllegalArgumentException}.
 */
public final class LeadIndexes implements DueLeads, CreatedLeads {
  private final Table table;

  /**
   * @param table the table of the leads
   */
  public LeadIndexes(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public LeadPage due(Instant until, Optional<String> cursor, int limit) {
    var shards =
        IntStream.range(0, IndexKeys.DUE_SHARDS).mapToObj(IndexKeys::duePartition).toList();
    return page(new Index("due", shards, Optional.of(IndexKeys.time(until)), true), cursor, limit);
  }

  @Override
  public List<String> buckets(Instant until) {
    return IntStream.rangeClosed(IndexKeys.FIRST_YEAR, IndexKeys.year(until))
        .mapToObj(IndexKeys::createdPartition)
        .toList();
  }

  @Override
  public LeadPage created(String bucket, Optional<String> cursor, int limit) {
    return page(new Index("created", List.of(bucket), Optional.empty(), true), cursor, limit);
  }

  /** All leads, merged ones included, the newest first. */
  public LeadPage newest(Instant now, Optional<String> cursor, int limit) {
    return page(
        new Index("created", buckets(now).reversed(), Optional.empty(), false), cursor, limit);
  }

  /**
   * Leads in these stages, the furthest first and within a stage by coarse priority. A lead below
   * MQL stands in none.
   */
  public LeadPage inStages(
      String model, Collection<Stage> stages, Optional<String> cursor, int limit) {
    var partitions =
        stages.stream()
            .sorted(Comparator.reverseOrder())
            .map(stage -> IndexKeys.stagePartition(model, stage))
            .toList();
    return page(new Index("stage", partitions, Optional.empty(), true), cursor, limit);
  }

  /** Leads of a company by its domain, however it is written; the newest first. */
  public LeadPage ofDomain(String domain, Optional<String> cursor, int limit) {
    var partitions = IndexKeys.domain(domain).stream().toList();
    return page(new Index("domain", partitions, Optional.empty(), false), cursor, limit);
  }

  /** Leads of an owner. */
  public LeadPage ofOwner(String owner, Optional<String> cursor, int limit) {
    var partitions = owner.isEmpty() ? List.<String>of() : List.of(owner);
    return page(new Index("owner", partitions, Optional.empty(), false), cursor, limit);
  }

  /**
   * Leads one of whose name's words begins as the longest word of {@code name}. Some of them may
   * have been called so only once, or lack the other words: {@link #isNamed} tells.
   *
   * @param name at least one word of two letters, else nobody is found but those of that one letter
   */
  public LeadPage named(String name, Optional<String> cursor, int limit) {
    var longest =
        IndexKeys.words(name).stream()
            .max(Comparator.comparingInt(word -> word.codePointCount(0, word.length())));
    if (longest.isEmpty()) {
      return new LeadPage(List.of(), Optional.empty());
    }
    return page(new Words(longest.get()), cursor, limit);
  }

  /** Whether each word of {@code name} begins a word of the lead's name. */
  public static boolean isNamed(Lead lead, String name) {
    var words = IndexKeys.words(lead);
    return IndexKeys.words(name).stream()
        .allMatch(asked -> words.stream().anyMatch(word -> word.startsWith(asked)));
  }

  /** Something to page through, partition after partition. */
  private sealed interface Listed {
    /** The partitions in their order. */
    List<String> partitions();
  }

  /**
   * An index.
   *
   * @param until the last sort key, where there is one
   */
  private record Index(
      String name, List<String> partitions, Optional<String> until, boolean ascending)
      implements Listed {}

  /** The words of names that begin with this. */
  private record Words(String prefix) implements Listed {
    @Override
    public List<String> partitions() {
      return List.of(IndexKeys.wordPartition(prefix));
    }
  }

  private LeadPage page(Listed listed, Optional<String> cursor, int limit) {
    var position = Position.of(cursor);
    var found = new ArrayList<LeadId>();
    int partition = position.partition();
    var after = position.after();
    while (partition < listed.partitions().size()) {
      if (found.size() == limit) {
        return new LeadPage(found, Optional.of(new Position(partition, after).cursor()));
      }
      var request =
          switch (listed) {
            case Index index -> request(index, partition, after);
            case Words words -> request(words, after);
          };
      var answer =
          table.client().query(request.limit(limit - found.size()).tableName(table.name()).build());
      answer.items().forEach(item -> found.add(lead(listed, new Item(item))));
      after =
          answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty()
              ? Optional.of(key(listed, new Item(answer.lastEvaluatedKey())))
              : Optional.empty();
      partition = after.isPresent() ? partition : partition + 1;
    }
    return new LeadPage(found, Optional.empty());
  }

  private static QueryRequest.Builder request(
      Index index, int partition, Optional<Position.Key> after) {
    var pk = index.partitions().get(partition);
    var names = new HashMap<>(Map.of("#pk", index.name() + "Pk"));
    var values = new HashMap<>(Map.of(":pk", AttributeValue.fromS(pk)));
    index
        .until()
        .ifPresent(until -> {
          names.put("#sk", index.name() + "Sk");
          values.put(":until", AttributeValue.fromS(until));
        });
    return QueryRequest.builder()
        .indexName(index.name())
        .keyConditionExpression(
            index.until().isPresent() ? "#pk = :pk AND #sk <= :until" : "#pk = :pk")
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .scanIndexForward(index.ascending())
        .exclusiveStartKey(
            after
                .map(key ->
                    Map.of(
                        index.name() + "Pk",
                        AttributeValue.fromS(pk),
                        index.name() + "Sk",
                        AttributeValue.fromS(key.sortKey()),
                        "pk",
                        AttributeValue.fromS("L#" + key.lead()),
                        "sk",
                        AttributeValue.fromS(LeadState.SORT_KEY)))
                .orElse(NONE));
  }

  private static QueryRequest.Builder request(Words words, Optional<Position.Key> after) {
    var pk = words.partitions().getFirst();
    return QueryRequest.builder()
        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
        .expressionAttributeValues(
            Map.of(":pk", AttributeValue.fromS(pk), ":sk", AttributeValue.fromS(words.prefix())))
        .exclusiveStartKey(
            after.map(key -> Table.key(pk, key.sortKey() + "#" + key.lead())).orElse(NONE));
  }

  private static final @Nullable Map<String, AttributeValue> NONE = null;

  private static LeadId lead(Listed listed, Item item) {
    return switch (listed) {
      case Index index -> LeadState.id(item.pk());
      case Words words -> new LeadId(item.sk().substring(item.sk().lastIndexOf('#') + 1));
    };
  }

  private static Position.Key key(Listed listed, Item last) {
    return switch (listed) {
      case Index index ->
          new Position.Key(last.requiredText(index.name() + "Sk"), LeadState.id(last.pk()).value());
      case Words words -> {
        int hash = last.sk().lastIndexOf('#');
        yield new Position.Key(last.sk().substring(0, hash), last.sk().substring(hash + 1));
      }
    };
  }
}
