using System.Globalization;
using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>Sales credit memos: drafts that are made of a posted invoice, and what was posted of them. Used under the lock of the world.</summary>
internal sealed class ErpMemos(WorldState world, ErpCompany company)
{
    private readonly ErpOrderWriter _writer = new(company);

    /// <summary>Drafts and posted ones, by when they were made.</summary>
    public List<ErpDocument> All { get; } = [];

    /// <summary>What of an invoice is still to be paid: posted credit memos settle it.</summary>
    public decimal Remaining(ErpDocument invoice) =>
        Math.Max(0m, invoice.Totals().Including - invoice.Paid - All.Where(m => m.Invoice == invoice && m.Status == "Paid").Sum(static m => m.Totals().Including));

    /// <summary>A credit memo, or a return order, by the id it has as such.</summary>
    public ErpDocument? Find(Guid id, bool isOrder) => All.Find(m => m.IsReturnOrder == isOrder && (isOrder ? m.ReturnOrderId : m.Id) == id);

    /// <summary>Makes a draft of all lines of a posted invoice. It settles that invoice when it is posted; whose it is, nothing on it says.</summary>
    public ErpDocument Make(ErpDocument invoice, Actor by, DateTimeOffset now, string? mark = null)
    {
        var number = company.Next(mark is null ? "CM-" : "RO-");
        var texts = new Dictionary<string, string>(invoice.Texts, StringComparer.Ordinal);
        texts.Remove("orderDate");
        texts.Remove("postingDate");

        // Companies differ in whether the copy keeps the order's external number.
        if (!Dice.For(world.Options.Seed, "corrective-number", "world").Chance(0.5m))
            texts.Remove("externalDocumentNumber");
        if (mark is not null)
            texts["externalDocumentNumber"] = ErpSetup.Fold(mark);
        var memo = new ErpDocument
        {
            Id = company.NewId("credit-memo", number),
            Number = number,
            CreatedAt = now,
            ModifiedAt = now,
            Texts = texts,
            Customer = invoice.Customer,
            PricesIncludeTax = invoice.PricesIncludeTax,
            InvoiceDiscount = invoice.InvoiceDiscount,
            Invoice = invoice,
            ReturnOrderId = mark is null ? Guid.Empty : company.NewId("return-order", number),
        };
        foreach (var line in invoice.Lines)
        {
            var copy = line.Copy(company.NewId("credit-memo-line", $"{number}/{line.Sequence.Text()}"));
            (copy.Shipped, copy.Invoiced, copy.ShipNext, copy.InvoiceNext) = (0m, 0m, null, null);
            memo.Lines.Add(copy);
        }

        All.Add(memo);
        world.Events.Add(new CreditNoteDrafted(now, by, Behind(memo), memo.Id.ToString()));
        return memo;
    }

    public ErpError? Post(ErpDocument memo, Actor by, DateTimeOffset now)
    {
        if (memo.Status != "Draft")
            return ErpError.Rule("The action can be applied to a draft credit memo only.");
        if (memo.Customer is { Blocked: "All" } blocked)
            return ErpError.Rule($"You cannot post this type of document when Customer {blocked.Number} is blocked with type {blocked.Blocked}");
        var lines = memo.Lines.Where(static l => l.LineType != "Comment").ToList();
        if (lines.Count == 0)
            return ErpError.Rule("Please add at least one line item to the credit memo.");
        if (lines.TrueForAll(static l => l.Quantity == 0m))
            return ErpError.Rule("There is nothing to post because the document does not contain a quantity or amount.");
        var ((from, to), date) = (company.Posting.Allowed(now), ErpTrace.PostingDate(memo, now));
        if (date < from || date > to)
            return ErpError.Rule("Posting Date is not within your range of allowed posting dates.");
        if (memo.Receipt is null)
            TakeBack(memo, date, now);
        if (memo.IsReturnOrder)
            memo.Receipt ??= company.Next("RR-");
        memo.Number = company.Next("SCM-");
        memo.Texts["postingDate"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        memo.Status = "Paid";
        memo.Touch(now);
        if (memo.Invoice is { } settled)
            Settle(settled, now);
        world.Events.Add(new CreditNotePosted(now, by, Behind(memo), memo.Id.ToString(), ErpTrace.Credited(memo), memo.Totals().Including));
        return null;
    }

    /// <summary>Somebody posts the receipt of the goods of a return order, and no more: nothing of its lines changes from then on.</summary>
    public void Receive(ErpDocument order, DateTimeOffset now)
    {
        TakeBack(order, ErpTrace.PostingDate(order, now), now);
        order.Receipt = company.Next("RR-");
        order.Touch(now);
    }

    private void TakeBack(ErpDocument memo, DateOnly date, DateTimeOffset now)
    {
        foreach (var line in memo.Lines.Where(static l => l.Item is { Type: "Inventory" } && l.Quantity != 0m))
            company.Ledger.TakeBack(line.Item!, line.Quantity * line.PerUnit, memo, date, line.Excluding(memo.PricesIncludeTax, memo.Net(line)), now);
    }

    /// <summary>Somebody pays an invoice, or a part of it.</summary>
    public void Pay(ErpDocument invoice, decimal amount, DateTimeOffset now)
    {
        invoice.Paid += amount;
        Settle(invoice, now);
    }

    private void Settle(ErpDocument invoice, DateTimeOffset now)
    {
        if (Remaining(invoice) != 0m)
            return;
        invoice.Status = "Paid";
        invoice.Touch(now);
    }

    public void Delete(ErpDocument memo, Actor by, DateTimeOffset now)
    {
        All.Remove(memo);
        memo.DeletedAt = now;
        world.Events.Add(new CreditNoteDropped(now, by, Behind(memo), memo.Id.ToString()));
    }

    /// <summary>Writes members of the head of a draft.</summary>
    public static ErpError? Header(ErpDocument memo, JsonElement from)
    {
        foreach (var member in from.EnumerateObject().Where(static m => !m.Name.Contains('@', StringComparison.Ordinal)))
        {
            var (name, value) = (member.Name, member.Value);
            switch (name)
            {
                case "id" or "number" or "customerName" or "pricesIncludeTax" or "totalAmountExcludingTax" or "totalTaxAmount" or "totalAmountIncludingTax" or "status" or "lastModifiedDateTime":
                    return ErpError.ReadOnly(name);
                case "externalDocumentNumber" or "phoneNumber" or "email" or "shortcutDimension1Code" or "shortcutDimension2Code":
                    if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                        return ErpError.Type(name);
                    var (text, limit) = (value.GetString() ?? string.Empty, ErpSets.WritableTexts[name]);
                    if (text.Length > limit)
                        return ErpError.TooLong(text, limit);
                    memo.Texts[name] = name is "phoneNumber" or "email" ? text : ErpSetup.Fold(text);
                    break;
                case "creditMemoDate" or "postingDate":
                    if (value.ValueKind != JsonValueKind.String || !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                        return ErpError.Type(name);
                    memo.Texts[name] = value.GetString()!;
                    break;
                case "customerReturnReasonId":
                    if (value.ValueKind != JsonValueKind.String || !value.TryGetGuid(out _))
                        return ErpError.Type(name);
                    memo.Texts[name] = value.GetString()!;
                    break;
                case "invoiceNumber":
                    if (value.ValueKind != JsonValueKind.String || value.GetString() != memo.Invoice?.Number)
                        return ErpError.Rule("The \"invoiceId\" and \"invoiceNumber\" do not match to a specific Invoice.");
                    break;
                default:
                    return ErpError.UnknownProperty(name, "salesCreditMemo");
            }
        }

        return null;
    }

    public ErpError? NewLine(ErpDocument memo, JsonElement from) => Unknown(from) ?? _writer.NewLine(memo, from);

    public ErpError? Line(ErpDocument memo, ErpLine line, JsonElement from) => Unknown(from) ?? _writer.Line(memo, line, from, isNew: false);

    /// <summary>What lines of orders alone have.</summary>
    private static ErpError? Unknown(JsonElement line) => line.EnumerateObject().Select(static m => m.Name).FirstOrDefault(static n => n is "shipQuantity" or "invoiceQuantity") is { } name
        ? ErpError.UnknownProperty(name, "salesCreditMemoLine")
        : null;

    private static string Behind(ErpDocument memo) => memo.Invoice?.Order is { } order ? ErpTrace.Id(order) : string.Empty;
}
