package dev.astrolabe.runtime.door;

import dev.astrolabe.runtime.http.Seal;
import dev.astrolabe.runtime.store.DeploymentKey;
import java.security.SecureRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The installation's seal, its key read when the first address or cursor is made. */
public final class DeploymentSeal {
  private DeploymentSeal() {}

  /**
   * The seal.
   *
   * @param table of configuration, where the key is kept
   */
  public static Supplier<Seal> of(Supplier<DynamoDbClient> client, String table) {
    return new Remembered<>(() -> {
      var keys = new DeploymentKey(client.get(), table);
      return new Seal(
          keys.find()
              .orElseGet(() -> {
                var candidate = new byte[DeploymentKey.BYTES];
                new SecureRandom().nextBytes(candidate);
                return keys.findOrMake(candidate);
              }));
    });
  }
}
