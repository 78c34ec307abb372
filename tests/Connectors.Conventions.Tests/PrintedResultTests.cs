using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Receivables;
using Connectors.Domain.Stock;
using Connectors.Domain.Tables;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Flows.Engine;
using Connectors.Flows.Returns;
using Connectors.Flows.Storage;
using Connectors.Http;
using Connectors.Mirakl.Models;
using Connectors.Simulators;
using Connectors.Tables;

namespace Connectors.Conventions.Tests;

/// <summary>What a person prints is plain words, and nobody's data.</summary>
public sealed class PrintedResultTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly CaseId Case = CaseId.Parse("order/bq:1");
    private static readonly OrderKey Key = new(new ConnectionName("bq"), "12345-A");
    private static readonly PostalAddress Somebody = new() { Name = "Ada Lovelace", Line1 = "12 St James's Square" };

    private static readonly Refusal Unmapped = new()
    {
        Reason = ReasonCatalogue.CarrierUnmapped, Message = "'DHL Economy' is not mapped.", Remedy = "Add a row to carriers.", Table = "carriers", TableVersion = "v1", Facts = [new Fact("name", "Ada Lovelace")],
    };

    public static TheoryData<object, string> Results => new()
    {
        { Unmapped, "'DHL Economy' is not mapped. Add a row to carriers. [carrier.unmapped, table carriers version v1]" },
        { (Outcome<Sku>)new Sku("TAP-01"), "TAP-01" },
        { (Outcome<Sku>)Unmapped, "'DHL Economy' is not mapped. Add a row to carriers. [carrier.unmapped, table carriers version v1]" },
        { default(Outcome<Sku>), "Nothing was decided." },
        { (Validated<Sku, Refusal>)new Sku("TAP-01"), "TAP-01" },
        { new Validated<Sku, Refusal>([Unmapped with { Table = null }, Unmapped with { Table = null }]), $"{Unmapped with { Table = null }}{Environment.NewLine}{Unmapped with { Table = null }}" },
        { new Validated<Sku, RowError>([new RowError("customers.csv", 2, "email", "ada@example.com", "a number")]), "Refused for 1 reasons." },
        { new LookupResult<PostalAddress>.Found(Somebody), "found" },
        { new LookupResult<PostalAddress>.Absent(), "absent" },
        { new LookupResult<PostalAddress>.CannotTell("Two have the number."), "cannot tell: Two have the number." },
        { new MarketplaceOrder { Key = Key, State = MarketplaceOrderState.Shipping, Total = new Money(36m, CurrencyCode.Gbp), ShipTo = Somebody, CustomerId = "ada" }, "bq:12345-A Shipping, 0 lines, 36 GBP" },
        { new StartedImport("2001", []), "import 2001, 0 rows withheld" },
        { new StartedImport(null, []), "nothing sent, 0 rows withheld" },
        { new ImportReport { Id = "2001", Progress = ImportProgress.Complete, AcceptedRows = 12, RejectedRows = 3, AreReasonsMissing = true }, "import 2001 Complete: 12 rows taken, 3 refused, without reasons" },
        { new TableStatus("carriers", "v1", null), "carriers v1" },
        { new TableStatus("carriers", "v1", Unmapped), "carriers v1; 'DHL Economy' is not mapped." },
        { new RefusedTable { Table = "customers", VersionInForce = "v1", Since = At, Errors = [new RowError("customers.csv", 2, "email", "ada@example.com", "a number")] }, "The customers table has 1 errors; version v1 stays in force." },
        { new JournalEntry(Case, 1, At, "order.accepted", "It was accepted.", "ab"), "2026-03-02 09:00:00Z order/bq:1 order.accepted: It was accepted." },
        { new OrderTimelineEntry(At, Case, "order.accepted", "It was accepted."), "2026-03-02 09:00:00Z order/bq:1 order.accepted: It was accepted." },
        { new PrunedCases(1, 20, 3, 4), "1 cases, 20 journal entries, 3 heard inputs, 4 exception records" },
        { new UnservedCases("order", "bq", 2, 7, At), "7 cases of order for bq, format 2, due since 2026-03-02 09:00:00Z" },
        { new ConnectionStatus("mirakl:bq") { EndedAt = At, AnsweredAt = At }, "mirakl:bq answered at 2026-03-02 09:00:00Z" },
        { new CallPlanResult([]), "All 0 schedules fit." },
        { new OutstandingOrder("12345-A", "confirm", At, "unknown-carrier") { IsHeld = true }, "12345-A waits for confirm since 2026-03-02 09:00:00Z (unknown-carrier), held" },
        { new SettlementFinding(SettlementFindingKind.UnknownState, "SUBSCRIPTION_AMOUNT", 2, new Money(-30m, CurrencyCode.Gbp), ["7"]), "UnknownState: 2 lines of SUBSCRIPTION_AMOUNT, -30 GBP" },
        { new ProofDifference("paid out", "100.00", "99.00"), "paid out: the proof says 100.00, found 99.00" },
        { new DriftFinding(new Sku("TAP-01"), DriftCause.NotListed, null, 4, Unmapped with { Table = null }), "TAP-01 was told nothing and shows 4: NotListed; 'DHL Economy' is not mapped. Add a row to carriers. [carrier.unmapped]" },
        { new CustomerGroupFinding(default, "trade", string.Empty), $"{default(CustomerGroupFindingKind)}: group 'trade', account group ''" },
        { new PricingDifference(ReasonCatalogue.CarrierUnmapped, PricingCause.LinePrice, "line 1", new Money(12m, CurrencyCode.Gbp), null, "list price"), "line 1: LinePrice, 12 GBP expected, nothing found, list price [carrier.unmapped]" },
        { new OfferFinding(new MarketplaceListing { OfferId = new OfferId("4711"), ShopSku = new Sku("TAP-01") }, Unmapped with { Table = null }), "offer 4711 (TAP-01): 'DHL Economy' is not mapped. Add a row to carriers. [carrier.unmapped]" },
        { new ReceivableDifference(ReceivableDifferenceKind.OtherAccount, new CustomerNumber("C1"), "1001", null, new Money(36m, CurrencyCode.Gbp)), "OtherAccount: account C1, order 1001, 36 GBP" },
        { new ReceivablesReport { AsOf = new DateOnly(2026, 3, 2), Lines = [new ReceivableLine { OrderId = "1001", Company = "Ada Lovelace" }] }, "receivables of 2026-03-02: 1 lines, 0 accounts, 0 differences" },
        { new EntityFinding("salesOrders", "externalDocumentNumber"), "salesOrders has no externalDocumentNumber" },
        { new EntityFinding("salesOrders", null), "salesOrders is not there" },
        { new BatchResult<string>(["ada"], []), "1 carried out, 0 errors" },
        { new LedgerReport { Orders = 40, Accepted = 39, InErp = 38, Dispatched = 37, Confirmed = 36 }, "40 orders, 39 accepted, 38 in the ERP, 37 sent, 36 told as sent; 0 lost, 0 doubled, 0 findings" },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_says_itself_in_plain_words_and_names_nobody(object result, string expected)
    {
        Assert.Equal(expected, result.ToString());
        Assert.DoesNotContain("ada", result.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
