package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.BucketSpec;
import dev.astrolabe.local.engine.BusSpec;
import dev.astrolabe.local.engine.QueueMapping;
import dev.astrolabe.local.engine.QueueSpec;
import dev.astrolabe.local.engine.ScheduleSpec;
import dev.astrolabe.local.engine.StreamMapping;
import dev.astrolabe.local.engine.TableSpec;
import java.util.List;

/** All that a template declares and a laptop runs. */
public record Deployment(
    List<FunctionSpec> functions,
    HttpApiSpec httpApi,
    List<QueueSpec> queues,
    List<TableSpec> tables,
    List<BusSpec> buses,
    List<BucketSpec> buckets,
    List<QueueMapping> queueMappings,
    List<StreamMapping> streamMappings,
    List<ScheduleSpec> schedules) {
  public Deployment {
    functions = List.copyOf(functions);
    queues = List.copyOf(queues);
    tables = List.copyOf(tables);
    buses = List.copyOf(buses);
    buckets = List.copyOf(buckets);
    queueMappings = List.copyOf(queueMappings);
    streamMappings = List.copyOf(streamMappings);
    schedules = List.copyOf(schedules);
  }
}
