using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Receivables;

/// <summary>
/// What buyers on account owe, order by order, and how that agrees with the balances of the ERP's customers: what no payout of the marketplace ever pays.
/// </summary>
/// <remarks>Holds what may be personal data. Value equality does not look into the lists.</remarks>
public sealed record ReceivablesReport
{
    /// <summary>The day it is of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>One line a document, or an order without one, by account, order and document; never null.</summary>
    public IReadOnlyList<ReceivableLine> Lines { get => field ?? []; init; }

    /// <summary>How each account adds up in each currency; never null.</summary>
    public IReadOnlyList<ReceivableAccount> Accounts { get => field ?? []; init; }

    /// <summary>What does not agree; never null, and empty when everything does.</summary>
    public IReadOnlyList<ReceivableDifference> Differences { get => field ?? []; init; }

    /// <summary>How much it holds, and nobody's data.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"receivables of {AsOf:yyyy-MM-dd}: {Lines.Count} lines, {Accounts.Count} accounts, {Differences.Count} differences");

    /// <summary>Puts orders and documents together. Pure: the same lists in any order give the same report.</summary>
    /// <param name="orders">The orders on account.</param>
    /// <param name="ofOrders">Documents that carry their external numbers, paid or not.</param>
    /// <param name="open">Every open document of the accounts.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="today">The day of the report: what was to be paid before it is overdue.</param>
    public static ReceivablesReport Build(
        IReadOnlyCollection<OnAccountOrder> orders, IReadOnlyCollection<ErpReceivable> ofOrders, IReadOnlyCollection<ErpReceivable> open, IReadOnlyCollection<ErpReceivableAccount> accounts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(ofOrders);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(accounts);
        var known = accounts.ToLookup(static a => a.Number.Value, StringComparer.OrdinalIgnoreCase);
        var documents = ofOrders.Where(static d => !string.IsNullOrEmpty(d.ExternalNumber)).DistinctBy(static d => d.Number, StringComparer.OrdinalIgnoreCase)
            .OrderBy(static d => d.Number, StringComparer.Ordinal).ToLookup(static d => d.ExternalNumber!, StringComparer.OrdinalIgnoreCase);
        var lines = new List<ReceivableLine>();
        var differences = new List<ReceivableDifference>();
        var ours = new Dictionary<string, (string OrderId, ErpReceivable Document)>(StringComparer.OrdinalIgnoreCase);
        foreach (var order in orders.OrderBy(static o => o.OrderId, StringComparer.Ordinal))
        {
            var found = order.ExternalNumber is { } number ? documents[number].ToList() : [];
            foreach (var document in found)
                ours.TryAdd(document.Number, (order.OrderId, document));
            lines.AddRange(found.Count == 0 ? [NotInvoiced(order, known)] : found.Select(document => Line(order, document, known, today)));
            differences.AddRange(OfOrder(order, found));
        }

        var everything = open.DistinctBy(static d => d.Number, StringComparer.OrdinalIgnoreCase).ToList();
        var numbers = orders.Select(static o => o.Customer).OfType<CustomerNumber>().Concat(ours.Values.Select(static o => o.Document.Customer))
            .DistinctBy(static n => n.Value, StringComparer.OrdinalIgnoreCase).OrderBy(static n => n.Value, StringComparer.Ordinal).ToList();
        var sums = new List<ReceivableAccount>();
        foreach (var number in numbers)
        {
            var account = known[number.Value].FirstOrDefault();
            var its = everything.Where(d => IsOf(d.Customer, number)).ToList();
            sums.AddRange(Sums(number, account, its, ours.Keys));
            differences.AddRange(OfAccount(number, account, its, [.. ours.Values.Where(o => IsOf(o.Document.Customer, number))]));
        }

        differences.AddRange(sums.Where(static s => s.Difference is not (null or 0m)).Select(static s => new ReceivableDifference(ReceivableDifferenceKind.BalanceUnexplained, s.Number, null, null, new Money(s.Difference!.Value, s.Currency))));
        return new ReceivablesReport
        {
            AsOf = today,
            Lines = [.. lines.OrderBy(static l => l.Account?.Value, StringComparer.Ordinal).ThenBy(static l => l.OrderId, StringComparer.Ordinal).ThenBy(static l => l.Document, StringComparer.Ordinal)],
            Accounts = sums,
            Differences =
            [
                .. differences.OrderBy(static d => d.Account?.Value, StringComparer.Ordinal).ThenBy(static d => d.Kind).ThenBy(static d => d.OrderId, StringComparer.Ordinal).ThenBy(static d => d.Document, StringComparer.Ordinal),
            ],
        };
    }

    private static ReceivableLine NotInvoiced(OnAccountOrder order, ILookup<string, ErpReceivableAccount> known) => new()
    {
        Company = NameOf(order.Customer, known), Account = order.Customer, OrderId = order.OrderId, Terms = TermsOf(order.Customer, known), Ordered = order.Total,
    };

    private static ReceivableLine Line(OnAccountOrder order, ErpReceivable document, ILookup<string, ErpReceivableAccount> known, DateOnly today)
    {
        var isLate = document.DueDate < today && document.Remaining > 0m;
        return new ReceivableLine
        {
            Company = NameOf(document.Customer, known),
            Account = document.Customer,
            OrderId = order.OrderId,
            PurchaseOrderNumber = document.PurchaseOrderNumber,
            Document = document.Number,
            Terms = document.Terms ?? TermsOf(document.Customer, known),
            PostedOn = document.PostedOn,
            DueDate = document.DueDate,
            Ordered = order.Total,
            Invoiced = Amount(document.Total, document),
            Remaining = Amount(document.Remaining, document),
            Overdue = isLate ? Amount(document.Remaining, document) : document.DueDate is null ? null : Amount(document.Remaining is null ? null : 0m, document),
            DaysOverdue = isLate ? today.DayNumber - document.DueDate!.Value.DayNumber : 0,
        };
    }

    private static IEnumerable<ReceivableDifference> OfOrder(OnAccountOrder order, List<ErpReceivable> documents)
    {
        foreach (var document in documents)
        {
            if (order.Customer is { } booked && !IsOf(document.Customer, booked))
                yield return new ReceivableDifference(ReceivableDifferenceKind.OtherAccount, document.Customer, order.OrderId, document.Number, Amount(document.Total, document));
            if (document.Remaining is null)
                yield return new ReceivableDifference(ReceivableDifferenceKind.RemainingNotTold, document.Customer, order.OrderId, document.Number, Amount(document.Total, document));
        }

        // Less may be invoiced so far: an order leaves in parts.
        if (order.Total is { } total && documents.Where(d => d.Currency == total.Currency && d.Total > 0m).Sum(static d => d.Total!.Value) is var invoiced && invoiced > total.Amount)
            yield return new ReceivableDifference(ReceivableDifferenceKind.InvoicedTooMuch, order.Customer, order.OrderId, null, new Money(invoiced - total.Amount, total.Currency));
    }

    private static IEnumerable<ReceivableAccount> Sums(CustomerNumber number, ErpReceivableAccount? account, List<ErpReceivable> open, IReadOnlyCollection<string> ours)
    {
        foreach (var currency in open.Select(static d => d.Currency).Concat(account?.Currency is { } own ? [own] : []).Distinct().OrderBy(static c => c.Value, StringComparer.Ordinal))
        {
            var its = open.Where(d => d.Currency == currency).ToLookup(d => ours.Contains(d.Number), static d => d.Remaining ?? 0m);
            yield return new ReceivableAccount
            {
                Number = number, Company = account?.Name, Currency = currency, Balance = account?.Currency == currency ? account.Balance : null, OfOrders = its[true].Sum(), OfOthers = its[false].Sum(),
            };
        }
    }

    private static IEnumerable<ReceivableDifference> OfAccount(CustomerNumber number, ErpReceivableAccount? account, List<ErpReceivable> open, List<(string OrderId, ErpReceivable Document)> ours)
    {
        if (account is null)
            yield return new ReceivableDifference(ReceivableDifferenceKind.AccountMissing, number, null, null, null);
        else if (account.Balance is null || account.Currency is null)
            yield return new ReceivableDifference(ReceivableDifferenceKind.BalanceNotTold, number, null, null, null);
        foreach (var document in open)
        {
            var order = ours.Where(o => string.Equals(o.Document.Number, document.Number, StringComparison.OrdinalIgnoreCase)).Select(static o => o.OrderId).FirstOrDefault();
            if (account?.Currency is { } own && document.Currency != own)
                yield return new ReceivableDifference(ReceivableDifferenceKind.OtherCurrency, number, order, document.Number, Amount(document.Remaining, document));
            if (document.Remaining is null && order is null)
                yield return new ReceivableDifference(ReceivableDifferenceKind.RemainingNotTold, number, null, document.Number, Amount(document.Total, document));
        }

        foreach (var (orderId, document) in ours.Where(o => o.Document.Remaining is not (null or 0m) && !open.Exists(d => string.Equals(d.Number, o.Document.Number, StringComparison.OrdinalIgnoreCase))))
            yield return new ReceivableDifference(ReceivableDifferenceKind.NotOpen, number, orderId, document.Number, Amount(document.Remaining, document));
    }

    private static bool IsOf(CustomerNumber one, CustomerNumber other) => string.Equals(one.Value, other.Value, StringComparison.OrdinalIgnoreCase);

    private static string? NameOf(CustomerNumber? number, ILookup<string, ErpReceivableAccount> known) => number is { } of ? known[of.Value].FirstOrDefault()?.Name : null;

    private static string? TermsOf(CustomerNumber? number, ILookup<string, ErpReceivableAccount> known) => number is { } of ? known[of.Value].FirstOrDefault()?.Terms : null;

    private static Money? Amount(decimal? amount, ErpReceivable document) => amount is { } value ? new Money(value, document.Currency) : null;
}
