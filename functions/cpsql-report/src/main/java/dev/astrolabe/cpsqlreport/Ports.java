package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.funnel.FunnelCounts;
import dev.astrolabe.model.money.RateBook;
import dev.astrolabe.model.spend.SpendBook;
import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.deliver.ReportShelf;
import dev.astrolabe.runtime.http.Seal;
import java.util.function.Supplier;

/**
 * Everything the API of spend and reports works with.
 *
 * @param seal of cursors
 * @param newNames names that no row of spend has yet, of letters and digits
 */
record Ports(
    SpendBook spend,
    RateBook rates,
    FunnelCounts counts,
    ReportRuns runs,
    ReportShelf shelf,
    Choices.Company company,
    Supplier<Seal> seal,
    Supplier<String> newNames) {}
