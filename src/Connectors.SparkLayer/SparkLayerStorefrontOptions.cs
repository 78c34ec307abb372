using Connectors.Domain.Documents;
using Connectors.Http;
using Connectors.SparkLayer.Internal;

namespace Connectors.SparkLayer;

/// <summary>How purchases of a store without a commerce platform of its own become orders, and what of them is written. Words that the tables do not have are unknown: they hold an order, and never let it pass.</summary>
public sealed class SparkLayerStorefrontOptions
{
    /// <summary>
    /// What a purchase of each type is: <c>order</c>, <c>draft</c> (it waits to be confirmed or approved), <c>quote</c>, or <c>none</c>. By default <c>order</c> is an order, <c>order_unconfirmed</c> and
    /// <c>awaiting_approval</c> are drafts, <c>quote</c> is a quote, and <c>cart</c> is none. A section adds to it or changes it.
    /// </summary>
    public IDictionary<string, string> Types { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["order"] = "order", ["order_unconfirmed"] = "draft", ["awaiting_approval"] = "draft", ["quote"] = "quote", ["cart"] = "none",
    };

    /// <summary>
    /// What the words of packages and of the whole purchase mean: <c>open</c> (still to be sent), <c>held</c>, <c>partly</c> (some of it left), <c>sent</c> or <c>cancelled</c>. By default the eight words that are
    /// documented are there. A section adds to it or changes it.
    /// </summary>
    public IDictionary<string, string> States { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["incoming"] = "open", ["processing"] = "open", ["on_hold"] = "held", ["part_shipped"] = "partly", ["shipped"] = "sent", ["complete"] = "sent", ["returned"] = "sent", ["cancelled"] = "cancelled",
    };

    /// <summary>
    /// The ways to pay, in the words that the payment rules know. By default <c>invoice</c> is <c>paymentByInvoice</c>, <c>on_account</c> is <c>paymentOnAccount</c> and <c>platform_upfront</c> is
    /// <c>upfrontPayment</c>; what is not among them goes on as it is. A section adds to it or changes it.
    /// </summary>
    public IDictionary<string, string> PaymentMethods { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["invoice"] = "paymentByInvoice", ["on_account"] = "paymentOnAccount", ["platform_upfront"] = "upfrontPayment",
    };

    /// <summary>The vendor's ids of customers whose purchases are no orders: one that other channels' orders are shown on, for example. Empty by default. A section adds to it.</summary>
    public IList<string> IgnoredCustomers { get; } = [];

    /// <summary>Name of the entry in the metadata that marks a purchase as the copy of an order made elsewhere, which is none; null for no such mark. Default <c>copy_of</c>.</summary>
    public string? CopyMark { get; set; } = "copy_of";

    /// <summary>By what a customer is known, as <see cref="SparkLayerB2BOptions.CustomerLookup"/> has it: <c>platform</c> (its <c>external_id</c>) or <c>sparklayer</c>. Default <c>platform</c>.</summary>
    public string CustomerLookup { get; set; } = "platform";

    /// <summary>The member of a customer that names its company: <c>accounting_id</c> (its number in the ERP), <c>external_id</c>, <c>parent_customer_id</c>, or <c>none</c>. Default <c>accounting_id</c>.</summary>
    public string CompanyMember { get; set; } = "accounting_id";

    /// <summary>Questions at the checkout whose answers are for whoever packs and delivers, in any case; all others go on as attributes. By default <c>Delivery instructions</c>. A section adds to it.</summary>
    public IList<string> InstructionFields { get; } = ["Delivery instructions"];

    /// <summary>Entries of the metadata that are nothing of the buyer's, in any case, and do not go on as attributes. Empty by default. A section adds to it.</summary>
    public IList<string> IgnoredMetadata { get; } = [];

    /// <summary>Name of the member that holds the answer to a question at the checkout, which is not documented. Default <c>value</c>.</summary>
    public string AnswerMember { get; set; } = "value";

    /// <summary>
    /// Name of the member or attribute of a line that holds its unit of measure, which is documented of prices alone. A line with one is known as <c>SKU|unit</c>, also in the table of offers. Default
    /// <c>unit_of_measure</c>.
    /// </summary>
    public string UnitMember { get; set; } = "unit_of_measure";

    /// <summary>Name of the member of a parcel that holds its tracking number, which is not documented. Default <c>tracking_number</c>.</summary>
    public string TrackingNumberMember { get; set; } = "tracking_number";

    /// <summary>Name of the member of a parcel that holds the carrier's page for it, which is not documented. Default <c>tracking_url</c>.</summary>
    public string TrackingUrlMember { get; set; } = "tracking_url";

    /// <summary>The type of packages that have left; a word of <see cref="States"/> that means <c>sent</c>. Default <c>shipped</c>.</summary>
    public string SentType { get; set; } = "shipped";

    /// <summary>The type of packages that are called off; a word of <see cref="States"/> that means <c>cancelled</c>. Null: orders are called off by people alone. Default <c>cancelled</c>.</summary>
    public string? CancelledType { get; set; } = "cancelled";

    /// <summary>Whether payments are recorded as transactions. Set it to false where another system does it: the same payment would count twice. Default true.</summary>
    public bool RecordsPayments { get; set; } = true;

    /// <summary>With what the ids of our transactions begin, so that they are nobody else's. Default <c>connectors</c>.</summary>
    public string PaymentReference { get; set; } = "connectors";

    /// <summary>Most purchases that are read with one page of changes, two or three calls each, 10 to 500. Default 50.</summary>
    public int OrdersAPage { get; set; } = 50;

    /// <summary>How long the site may still be carrying out a request after its answer was lost. Default 3 minutes; at most a day.</summary>
    public TimeSpan StillWorkingFor { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>What a purchase of the type is; null for one that is none of a store's orders.</summary>
    internal StorefrontOrderKind? KindOf(string type) => Types.TryGetValue(type, out var word) ? word switch
    {
        "order" => StorefrontOrderKind.Order,
        "draft" => StorefrontOrderKind.Draft,
        "quote" => StorefrontOrderKind.Quote,
        _ => null,
    } : StorefrontOrderKind.Unknown;

    internal Fate FateOf(string word) => States.TryGetValue(word, out var meaning) ? meaning switch
    {
        "open" => Fate.Open,
        "held" => Fate.Held,
        "partly" => Fate.Partly,
        "sent" => Fate.Sent,
        _ => Fate.Cancelled,
    } : Fate.Unknown;

    internal void Check(OptionsMistakes mistakes)
    {
        Words(nameof(Types), Types, "order", "draft", "quote", "none");
        Words(nameof(States), States, "open", "held", "partly", "sent", "cancelled");
        foreach (var (word, method) in PaymentMethods.Where(static m => string.IsNullOrWhiteSpace(m.Value)))
            mistakes.Add($"{nameof(PaymentMethods)}:{VendorText.Show(word, 64)}", "is blank; expected is the word that the payment rules know");
        Names(nameof(IgnoredCustomers), IgnoredCustomers);
        Names(nameof(InstructionFields), InstructionFields);
        Names(nameof(IgnoredMetadata), IgnoredMetadata);
        if (CustomerLookup is not ("platform" or "sparklayer"))
            mistakes.Add(nameof(CustomerLookup), "must be platform or sparklayer");
        if (CompanyMember is not ("accounting_id" or "external_id" or "parent_customer_id" or "none"))
            mistakes.Add(nameof(CompanyMember), "must be accounting_id, external_id, parent_customer_id or none");
        mistakes.Text(AnswerMember);
        mistakes.Text(UnitMember);
        mistakes.Text(TrackingNumberMember);
        mistakes.Text(TrackingUrlMember);
        if (FateOf(SentType ?? string.Empty) != Fate.Sent)
            mistakes.Add(nameof(SentType), $"must be a word of {nameof(States)} that means sent");
        if (CancelledType is { Length: > 0 } cancelled && FateOf(cancelled) != Fate.Cancelled)
            mistakes.Add(nameof(CancelledType), $"must be a word of {nameof(States)} that means cancelled");
        if (string.IsNullOrWhiteSpace(PaymentReference) || PaymentReference.Length > 40 || VendorText.HasControl(PaymentReference))
            mistakes.Add(nameof(PaymentReference), "must be a word of at most 40 characters");
        mistakes.Between(OrdersAPage, 10, 500);
        mistakes.Within(StillWorkingFor, TimeSpan.Zero, TimeSpan.FromDays(1));

        void Words(string name, IDictionary<string, string> table, params string[] meanings)
        {
            foreach (var (word, meaning) in table.Where(e => !meanings.Contains(e.Value, StringComparer.Ordinal)))
                mistakes.Add($"{name}:{VendorText.Show(word, 64)}", $"is '{VendorText.Show(meaning, 64)}'; expected is {string.Join(", ", meanings[..^1])} or {meanings[^1]}");
        }

        void Names(string name, IList<string> list)
        {
            if (list.Any(string.IsNullOrWhiteSpace))
                mistakes.Add(name, "holds a blank text");
        }
    }
}
