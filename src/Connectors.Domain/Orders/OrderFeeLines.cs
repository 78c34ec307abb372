using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>Puts the fees that a marketplace is expected to keep on the sales order, as lines of their own that take them off (<see cref="FeePosting.ChargeLines"/>). Pure.</summary>
public static class OrderFeeLines
{
    private const string TableName = "fees";

    /// <summary>
    /// The order with a line for each type of fee, instead of the memo; or everything that has to change first. Fees of lines that are not to be sent are left out. What the buyer pays
    /// (<see cref="SalesOrder.Total"/>) stays what it is.
    /// </summary>
    /// <param name="order">The mapped order.</param>
    /// <param name="source">The same order as the marketplace shows it.</param>
    /// <param name="fees">Where each type is booked; null when nobody said.</param>
    /// <param name="customers">Which accounts are a buyer's own: their invoices would show the fees to the buyer.</param>
    /// <exception cref="ArgumentNullException">An order, or the customers, are missing.</exception>
    public static Validated<SalesOrder, Refusal> Add(SalesOrder order, MarketplaceOrder source, FeeMap? fees, CustomerMap customers)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(customers);
        var refusals = new List<Refusal>(0);
        if (source.BuyerPaysSeller || customers.HasOwnAccount(source.Key.Connection, source.Channel, source.CustomerId))
            refusals.Add(Shown(order));
        var live = source.Lines.Where(static l => l is { IsWithdrawn: false, Quantity: > 0 }).ToList();
        var expected = live.SelectMany(static l => l.ExpectedFees ?? []).Where(static f => f.Amount.Amount != 0m)
            .GroupBy(static f => f.Type, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => (Type: g.Key, Amount: g.Sum(static f => f.Amount.Amount))).Where(static f => f.Amount != 0m).ToList();
        if (expected.Count == 0 && order.ExpectedFees is { Amount: not 0m } && live.Exists(static l => l.Commission.Amount != 0m))
            refusals.Add(Unmapped(order, fees, "The marketplace does not tell which fees it is going to keep.", "Book this marketplace's fees at settlement (Fees MemoAtImport), or have its adapter tell them by type.", []));
        if (expected.Count > 0 && (fees is null || fees is not { Posting: FeePosting.ChargeLines }))
        {
            refusals.Add(Unmapped(
                order, fees, fees is null ? "There is no fee table that says where fees are booked." : "The fee table books fees at settlement, and orders are to carry them as lines.",
                "Set the fee table's posting to charge_lines and its charge_clearing to the account that orders are invoiced to; or set Fees to MemoAtImport.", []));
            return new(refusals);
        }

        var lines = new List<SalesOrderFee>(expected.Count);
        var unknown = new List<Fact>();
        foreach (var (type, amount) in expected)
        {
            switch (fees!.TryFind(type, null))
            {
                case { Treatment: FeeTreatment.Commission or FeeTreatment.SellerFee, Target: { Kind: PostingTargetKind.LedgerAccount } target }:
                    lines.Add(new SalesOrderFee(type, new Money(-amount, order.Currency), target));
                    break;
                case { Treatment: FeeTreatment.Commission or FeeTreatment.SellerFee, Target: { } target }:
                    unknown.Add(new Fact(type, $"booked on {target}, which is no ledger account"));
                    break;
                case { } row:
                    unknown.Add(new Fact(type, $"{row.Treatment} in the fee table, and no fee of an order"));
                    break;
                default:
                    unknown.Add(new Fact(type, "not in the fee table"));
                    break;
            }
        }

        if (unknown.Count > 0)
            refusals.Add(Unmapped(order, fees, $"Fees of order {order.Key} have no account: {string.Join(", ", unknown.Select(static f => f.Name))}.", "Give each type a row in the fee table, as commission or seller_fee on a ledger account.", unknown));
        return refusals.Count > 0 ? new Validated<SalesOrder, Refusal>(refusals) : order with { Fees = lines, ExpectedFees = null };
    }

    private static Refusal Shown(SalesOrder order) => new()
    {
        Reason = ReasonCatalogue.OrderFeesShown,
        Message = $"Order {order.Key} is booked on its buyer's own account, and the invoice would show the buyer what the marketplace keeps.",
        Remedy = "Book the marketplace's fees at settlement (Fees MemoAtImport), or book this buyer's orders on the marketplace's account.",
        Facts = [new Fact("order", order.Key.ToString()), new Fact("account", order.Customer.Value)],
    };

    private static Refusal Unmapped(SalesOrder order, FeeMap? fees, string message, string remedy, IReadOnlyList<Fact> facts) => new()
    {
        Reason = ReasonCatalogue.OrderFeesUnmapped,
        Message = message,
        Remedy = remedy,
        Facts = [new Fact("order", order.Key.ToString()), .. facts],
        Table = fees is null ? null : TableName,
        TableVersion = fees?.Version,
    };
}
