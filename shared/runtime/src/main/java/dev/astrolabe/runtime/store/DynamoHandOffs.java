package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.HandOff;
import dev.astrolabe.model.lead.HandOff.Delivery;
import dev.astrolabe.model.lead.HandOffs;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.runtime.store.Table.Reading;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Hand-offs beside their leads: {@code sk} H#model#n. */
public final class DynamoHandOffs implements HandOffs {
  private static final int FORMAT = 1;
  private static final String PREFIX = "H#";

  private final Table table;

  /**
   * @param table the table of the leads
   */
  public DynamoHandOffs(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public HandOff put(HandOff fresh) {
    var item =
        Item.of(LeadState.partition(fresh.lead()), PREFIX + fresh.code())
            .number(Item.FORMAT, FORMAT)
            .number("created", fresh.createdAt().getEpochSecond())
            .text("state", fresh.state().name());
    if (!fresh.delivered().isEmpty()) {
      item.value(
          "sent", AttributeValue.fromSs(fresh.delivered().stream().map(Delivery::name).toList()));
    }
    return table.putIfAbsent(item.build()).map(DynamoHandOffs::read).orElse(fresh);
  }

  @Override
  public void delivered(HandOff handOff, Delivery sent) {
    table
        .client()
        .updateItem(r ->
            r.tableName(table.name())
                .key(Table.key(LeadState.partition(handOff.lead()), PREFIX + handOff.code()))
                .updateExpression("ADD sent :sent")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(
                    Map.of(":sent", AttributeValue.fromSs(List.of(sent.name())))));
  }

  @Override
  public List<HandOff> of(LeadId lead) {
    return table.query(LeadState.partition(lead), PREFIX, Reading.CONSISTENT).stream()
        .map(DynamoHandOffs::read)
        .toList();
  }

  private static HandOff read(Item item) {
    item.format(FORMAT);
    var code = item.sk().substring(PREFIX.length());
    int hash = code.lastIndexOf('#');
    var delivered = EnumSet.noneOf(Delivery.class);
    var sent = item.attributes().get("sent");
    try {
      if (sent != null) {
        sent.ss().forEach(name -> delivered.add(Delivery.valueOf(name)));
      }
      return new HandOff(
          LeadState.id(item.pk()),
          code.substring(0, hash),
          Integer.parseInt(code.substring(hash + 1)),
          Instant.ofEpochSecond(item.requiredNumber("created")),
          HandOff.State.valueOf(item.requiredText("state")),
          delivered);
    } catch (IllegalArgumentException e) {
      throw new StoredFormatException("a hand-off's item holds what no hand-off has", e);
    }
  }
}
