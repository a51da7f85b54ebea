package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.LeadsContract;
import dev.astrolabe.model.lead.Ledger.Claim;
import dev.astrolabe.model.stage.Transition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What is remembered between calls changes nothing: every call here is the first of its store. */
final class ForgetfulLeadsTest extends LeadsContract {
  private final DynamoDbClient client = LocalTables.client();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected Stores emptyStores() {
    var names = LocalTables.create(client);
    return new Stores(new DynamoLedger(client, names.ledger()), new Forgetful(client, names));
  }

  private record Forgetful(DynamoDbClient client, LocalTables.Names names) implements Leads {
    private Leads fresh() {
      return new DynamoLeads(client, names.leads(), names.ledger());
    }

    @Override
    public Optional<Lead> read(LeadId id) {
      return fresh().read(id);
    }

    @Override
    public boolean save(Lead before, Lead after) {
      return fresh().save(before, after);
    }

    @Override
    public boolean saveTogether(List<Change> changes, List<Claim> repointed) {
      return fresh().saveTogether(changes, repointed);
    }

    @Override
    public List<Transition> transitions(LeadId id) {
      return fresh().transitions(id);
    }
  }
}
