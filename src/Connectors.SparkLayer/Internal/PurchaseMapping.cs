using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Internal;

/// <summary>Purchases to neutral orders, net with their taxes. Pure. docs/sparklayer-order-members.md says what becomes of every member.</summary>
internal sealed class PurchaseMapping(ConnectionName connection, SparkLayerStorefrontOptions options)
{
    private const string Upfront = "upfrontPayment";
    private static readonly string[] NumberMembers = ["tracking_number", "tracking_code", "tracking", "number"];

    private readonly PurchaseLines _lines = new(options);

    public OrderKey KeyOf(string purchaseId) => new(connection, PurchaseIds.ToKey(purchaseId));

    /// <summary>What of a list may be an order: its type is not another thing's, and its customer's purchases count.</summary>
    public bool MayBe(PurchaseType type, CustomerIdentifiers? customer, Func<StorefrontOrderKind, bool> isWanted) =>
        options.KindOf(type.Value) is { } kind && isWanted(kind) && !(customer?.SparkLayer is { } id && options.IgnoredCustomers.Contains(id, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether it is an order, a draft or a quote of this store, and no copy of what was ordered elsewhere.</summary>
    public bool IsOurs(Purchase purchase) =>
        MayBe(purchase.Type, purchase.CustomerIdentifiers, static _ => true) && !(options.CopyMark is { Length: > 0 } mark && purchase.Metadata.Any(m => Is(m.Name, mark)));

    /// <summary>A purchase with what is read beside it.</summary>
    /// <param name="purchase">The purchase, with its id.</param>
    /// <param name="payments">Its transactions.</param>
    /// <param name="customer">Whose it is; null where the site does not know the customer any more.</param>
    public StorefrontOrder Map(Purchase purchase, IReadOnlyList<Transaction> payments, Customer? customer)
    {
        var kind = options.KindOf(purchase.Type.Value) ?? StorefrontOrderKind.Unknown;
        var (state, text) = StateOf(purchase, kind);
        var currency = CurrencyOf(purchase);
        var parts = purchase.Packages.Where(p => FateOf(purchase, p) != Fate.Cancelled).ToList();
        var sold = SoldOf(purchase, currency);
        var delivery = DeliveryOf(parts, currency);
        var total = TotalOf(purchase, sold, delivery, currency);
        var (paid, refunded) = PaidOf(purchase, payments, currency);
        var method = options.PaymentMethods.TryGetValue(purchase.PaymentMethod.Value, out var known) ? known : purchase.PaymentMethod.Value;
        var addresses = parts.Where(static p => p.LineItems.Count > 0).Select(p => AddressOf(p.ShippingAddress, customer)).OfType<PostalAddress>().Distinct().ToList();
        var billing = AddressOf(purchase.BillingAddress, customer);
        var (instructions, attributes) = WordsOf(purchase);
        return new StorefrontOrder
        {
            Key = KeyOf(IdOf(purchase)),
            Number = Told(purchase.PurchaseIdentifiers?.Visible) ?? Told(purchase.PurchaseIdentifiers?.Platform) ?? Told(purchase.PurchaseIdentifiers?.Internal) ?? string.Empty,
            Kind = kind,
            State = state,
            StateText = text,
            CartId = IdOf(purchase),
            PlacedAt = Instant(purchase.Dates?.PlacedAt ?? purchase.Dates?.CalculatedSubmittedAt ?? purchase.Dates?.CreatedAt),
            UpdatedAt = Instant(purchase.Dates?.UpdatedAt ?? purchase.Dates?.CreatedAt ?? purchase.Dates?.PlacedAt),
            PaymentMethod = method,
            PaymentState = PaymentStateOf(total, paid, refunded),
            PaymentTerms = method != Upfront && customer?.PaymentOnAccount?.NetTerms is { } days ? string.Create(CultureInfo.InvariantCulture, $"Net {days}") : null,
            Total = total,
            Outstanding = total == default ? default : total with { Amount = Math.Max(0m, total.Amount - (paid - refunded)) },
            Refunded = total == default ? default : total with { Amount = refunded },
            IsTaxExempt = customer?.TaxExempt == true,
            CustomerId = (options.CustomerLookup == "sparklayer" ? Told(purchase.CustomerIdentifiers?.SparkLayer) : Told(customer?.ExternalId)) ?? string.Empty,
            CompanyId = options.CompanyMember switch
            {
                "accounting_id" => Told(customer?.AccountingId),
                "external_id" => Told(customer?.ExternalId),
                "parent_customer_id" => Told(customer?.ParentCustomerId),
                _ => null,
            },
            Company = (Told(customer?.CompanyName) ?? billing?.Company ?? addresses.FirstOrDefault()?.Company) is { } name ? new BuyerCompany { Name = name } : null,
            ShipTo = addresses.FirstOrDefault(),
            BillTo = billing,
            PurchaseOrderNumber = Told(purchase.CustomerReference),
            Instructions = instructions,
            Attributes = attributes,
            DeliveryService = parts.Select(static p => Told(p.ShippingMethod?.Name)).FirstOrDefault(static n => n is not null),
            Delivery = delivery.Net,
            DeliveryTaxes = delivery.Tax is { } tax ? [new TaxAmount("delivery", tax, null)] : [],
            Holds = [.. HoldsOf(purchase), .. addresses.Count > 1 ? [new StorefrontHold("addresses", "its packages go to several addresses", IsOurs: false)] : Array.Empty<StorefrontHold>()],
            Fulfilments = FulfilmentsOf(purchase),
            Lines = [.. sold.Select(static s => s.Line)],
        };
    }

    /// <summary>What the purchase shows as sent, package by package.</summary>
    public IReadOnlyList<StorefrontFulfilment> FulfilmentsOf(Purchase purchase) =>
    [
        .. purchase.Packages.Where(p => p.LineItems.Count > 0 && FateOf(purchase, p) == Fate.Sent).Select(p => new StorefrontFulfilment(
            FulfilmentIdOf(p),
            [.. p.Shipments.Select(NumberOf).OfType<string>().Select(static n => new TrackingNumber(n))],
            [.. p.LineItems.GroupBy(_lines.IdOf).Select(static g => new ConfirmedLine(g.Key, g.Sum(static l => l.Quantity)))])),
    ];

    /// <summary>What becomes of a package's goods. One that does not say it is as the whole purchase is, unless that is in between.</summary>
    public Fate FateOf(Purchase purchase, PurchasePackage package)
    {
        var fate = options.FateOf(WordOf(purchase, package));
        return fate == Fate.Partly ? Fate.Unknown : fate;
    }

    /// <summary>The vendor's id of a package; where it gives none, what is known of it.</summary>
    public string FulfilmentIdOf(PurchasePackage package) => Told(package.Identifiers?.SparkLayerPackageId)
        ?? $"{string.Join(' ', package.Shipments.Select(NumberOf).OfType<string>())} {string.Join(' ', package.LineItems.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Quantity}*{_lines.IdOf(l)}")))}".Trim();

    /// <summary>The tracking number of a parcel, under whichever name it stands.</summary>
    public string? NumberOf(PurchaseShipment shipment) => NumberMemberOf(shipment) is { } name ? shipment.AdditionalData![name].GetString()!.Trim() : null;

    /// <summary>The name under which the tracking number of a parcel stands; null when it has none.</summary>
    public string? NumberMemberOf(PurchaseShipment shipment) => shipment.AdditionalData is not { } more ? null
        : NumberMembers.Prepend(options.TrackingNumberMember).FirstOrDefault(name => more.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()));

    public static string IdOf(Purchase purchase) => purchase.PurchaseIdentifiers?.SparkLayer ?? string.Empty;

    private static string WordOf(Purchase purchase, PurchasePackage package) => package.Type.Value.Length > 0 ? package.Type.Value : purchase.CalculatedFulfilmentStatus.Value;

    /// <summary>
    /// The packages say where an order stands, and the word for the whole must fit to it: a word that is not known, and two that contradict each other, are unknown. Nothing is done with quotes, whatever they say.
    /// </summary>
    private (StorefrontOrderState State, string Text) StateOf(Purchase purchase, StorefrontOrderKind kind)
    {
        var whole = purchase.CalculatedFulfilmentStatus.Value;
        var fates = purchase.Packages.Where(static p => p.LineItems.Count > 0).Select(p => FateOf(purchase, p)).Distinct().ToList();
        if (kind is StorefrontOrderKind.Draft or StorefrontOrderKind.Quote)
            return (fates is [Fate.Cancelled] ? StorefrontOrderState.Cancelled : StorefrontOrderState.Open, purchase.Type.Value);
        if (kind == StorefrontOrderKind.Unknown)
            return (StorefrontOrderState.Unknown, purchase.Type.Value);
        var state = fates.Count == 0 ? ByWord(options.FateOf(whole))
            : fates.Contains(Fate.Unknown) ? StorefrontOrderState.Unknown
            : fates is [Fate.Cancelled] ? StorefrontOrderState.Cancelled
            : fates.Contains(Fate.Open) || fates.Contains(Fate.Held) ? StorefrontOrderState.Open
            : StorefrontOrderState.Sent;
        var fits = whole.Length == 0 || options.FateOf(whole) switch
        {
            Fate.Partly => state is StorefrontOrderState.Open or StorefrontOrderState.Sent,
            Fate.Unknown => false,
            var fate => ByWord(fate) == state,
        };
        var words = purchase.Packages.Where(static p => p.LineItems.Count > 0).Select(p => WordOf(purchase, p)).Distinct().ToList();
        return fits && state != StorefrontOrderState.Unknown ? (state, whole.Length > 0 ? whole : string.Join(", ", words)) : (StorefrontOrderState.Unknown, $"{whole} (packages: {string.Join(", ", words)})".TrimStart());
    }

    private static StorefrontOrderState ByWord(Fate fate) => fate switch
    {
        Fate.Open or Fate.Held => StorefrontOrderState.Open,
        Fate.Sent => StorefrontOrderState.Sent,
        Fate.Cancelled => StorefrontOrderState.Cancelled,
        _ => StorefrontOrderState.Unknown,
    };

    private IEnumerable<StorefrontHold> HoldsOf(Purchase purchase) => purchase.Packages.Index()
        .Where(p => p.Item.LineItems.Count > 0 && FateOf(purchase, p.Item) == Fate.Held)
        .Select(p => new StorefrontHold(Told(p.Item.Identifiers?.SparkLayerPackageId) ?? string.Create(CultureInfo.InvariantCulture, $"package {p.Index + 1}"), WordOf(purchase, p.Item), IsOurs: false));

    /// <summary>The lines of all packages, each thing once; with what of it costs nothing any more.</summary>
    private List<(StorefrontOrderLine Line, decimal? CalledOff)> SoldOf(Purchase purchase, CurrencyCode? currency)
    {
        var code = purchase.TaxLines is [{ Title: { Length: > 0 } title }] ? title : "tax";
        var all = purchase.Packages.SelectMany(p => p.LineItems.Select(l => (Line: l, IsWanted: FateOf(purchase, p) != Fate.Cancelled)));
        return
        [
            .. all.GroupBy(l => _lines.IdOf(l.Line)).Select(group =>
            {
                var (first, wanted) = (group.First().Line, group.Where(static l => l.IsWanted).Select(static l => l.Line).ToList());
                var net = wanted.Select(l => NetOf(l.LineTotal, currency)).ToList();
                var off = group.Where(static l => !l.IsWanted).Select(l => GrossOf(l.Line.LineTotal, currency)).ToList();
                var variant = _lines.VariantOf(first);
                return (new StorefrontOrderLine
                {
                    LineId = group.Key,
                    VariantId = variant is null ? default : new OfferId(variant),
                    Sku = variant is null ? default : new Sku(variant),
                    Title = string.Join(" - ", new[] { Told(first.NameParent), Told(first.NameChild) }.OfType<string>()),
                    Quantity = wanted.Sum(static l => l.Quantity),
                    Removed = group.Where(static l => !l.IsWanted).Sum(static l => l.Line.Quantity),
                    Amount = SumOf(net, currency),
                    Discount = SumOf([.. group.Select(l => MoneyOf(l.Line.LineTotal?.DiscountNet, currency) ?? Zero(currency))], currency),
                    Taxes =
                    [
                        .. wanted.SelectMany(l => TaxesOf(l, code, currency)).GroupBy(static t => t.Code, StringComparer.Ordinal)
                            .Select(static t => t.First() with { Amount = t.First().Amount with { Amount = t.Sum(static one => one.Amount.Amount) }, RatePercent = t.Select(static one => one.RatePercent).FirstOrDefault(static r => r is not null) }),
                    ],
                    Attributes = _lines.AttributesOf(first),
                }, off.TrueForAll(static m => m is not null) ? off.Sum(static m => m!.Value.Amount) : (decimal?)null);
            }),
        ];
    }

    private static (Money? Net, Money? Tax) DeliveryOf(List<PurchasePackage> parts, CurrencyCode? currency)
    {
        var told = parts.Where(static p => p.ShippingMethod?.LineTotal is not null).Select(static p => p.ShippingMethod!.LineTotal).ToList();
        if (told.Count == 0)
            return (null, null);
        var tax = told.Select(t => TaxOf(t, currency)).ToList();
        return (SumOf([.. told.Select(t => NetOf(t, currency))], currency), tax.TrueForAll(static t => t is not null) ? SumOf(tax, currency) : null);
    }

    /// <summary>The vendor's figure. Whether it counts what was called off is not documented: one that does is taken for what is left.</summary>
    private static Money TotalOf(Purchase purchase, List<(StorefrontOrderLine Line, decimal? CalledOff)> sold, (Money? Net, Money? Tax) delivery, CurrencyCode? currency)
    {
        if (MoneyOf(purchase.CalculatedTotal, currency) is not { } told)
            return default;
        var left = sold.Sum(static s => s.Line.Amount.Amount + s.Line.Taxes.Sum(static t => t.Amount.Amount)) + (delivery.Net?.Amount ?? 0m) + (delivery.Tax?.Amount ?? 0m);
        var calledOff = sold.Sum(static s => s.CalledOff);
        return calledOff is not null && told.Amount == left + calledOff ? told with { Amount = left } : told;
    }

    /// <summary>What counts of the payments, and of what was paid back. Where no other's payment is recorded, the purchase's own figure is all that is known of them.</summary>
    private (decimal Paid, decimal Refunded) PaidOf(Purchase purchase, IReadOnlyList<Transaction> payments, CurrencyCode? currency)
    {
        var counting = payments.Where(static t => t.ApplyToBalance).ToList();
        var others = counting.Where(t => !PaymentMark.IsOurs(options, t.PlatformId)).ToList();
        var ours = counting.Sum(static t => t.Total.Number) - others.Sum(static t => t.Total.Number);
        return others.Count == 0
            ? (ours + (MoneyOf(purchase.TotalPaid, currency)?.Amount ?? 0m), 0m)
            : (ours + others.Where(static t => t.Total.Number > 0m).Sum(static t => t.Total.Number), -others.Where(static t => t.Total.Number < 0m).Sum(static t => t.Total.Number));
    }

    /// <summary>In the words that the payment rules know: the vendor has none.</summary>
    private static string PaymentStateOf(Money total, decimal paid, decimal refunded) => total == default ? string.Empty
        : refunded > 0m ? paid - refunded <= 0m ? "REFUNDED" : "PARTIALLY_REFUNDED"
        : paid >= total.Amount ? "PAID"
        : paid > 0m ? "PARTIALLY_PAID"
        : "PENDING";

    private (string? Instructions, IReadOnlyList<CustomField> Attributes) WordsOf(Purchase purchase)
    {
        var answers = purchase.CustomFields.Select(f => new CustomField(Told(f.Name) ?? "checkout", AnswersOf(f))).Where(static f => f.Values.Count > 0).ToLookup(f => options.InstructionFields.Contains(f.Code, StringComparer.OrdinalIgnoreCase));
        var metadata = purchase.Metadata.Where(m => Told(m.Name) is { } name && Told(m.Value) is not null && !options.IgnoredMetadata.Contains(name, StringComparer.OrdinalIgnoreCase) && !Is(name, PackageEdit.CancellationNote))
            .Select(static m => new CustomField(m.Name!.Trim(), [m.Value!.Trim()]));
        return (Told(string.Join('\n', answers[true].SelectMany(static f => f.Values))), [.. answers[false], .. metadata]);
    }

    /// <summary>The answer; where it stands elsewhere or is no text, all that is there, so that nothing is lost.</summary>
    private IReadOnlyList<string> AnswersOf(PurchaseCustomField field)
    {
        if (field.AdditionalData is not { Count: > 0 } more)
            return [];
        if (more.TryGetValue(options.AnswerMember, out var answer))
            return TextsOf(answer);
        return more.Count == 1 ? TextsOf(more.Values.First()) : [.. more.SelectMany(static m => TextsOf(m.Value).Select(t => $"{m.Key}: {t}"))];
    }

    private static IReadOnlyList<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Told(value.GetString()) is { } text ? [text] : [],
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(TextsOf)],
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => [value.GetRawText()],
    };

    private static CurrencyCode? CurrencyOf(Purchase purchase) =>
        CurrencyCode.TryParse((Told(purchase.CurrencyCode) ?? purchase.CalculatedTotal?.Currency)?.ToUpperInvariant(), out var currency) ? currency : null;

    /// <summary>Money without a currency has the purchase's.</summary>
    private static Money? MoneyOf(PurchaseMoney? money, CurrencyCode? currency) => money is null ? null
        : Told(money.Currency) is { } own ? CurrencyCode.TryParse(own.ToUpperInvariant(), out var told) ? new Money(money.Number, told) : null
        : currency is { } known ? new Money(money.Number, known) : null;

    private static Money? NetOf(PurchaseLineTotal? total, CurrencyCode? currency) =>
        MoneyOf(total?.TotalNet, currency) ?? (MoneyOf(total?.TotalGross, currency) is { } gross && MoneyOf(total?.TotalTax, currency) is { } tax && gross.Currency == tax.Currency ? gross - tax : null);

    private static Money? TaxOf(PurchaseLineTotal? total, CurrencyCode? currency) =>
        MoneyOf(total?.TotalTax, currency) ?? (MoneyOf(total?.TotalGross, currency) is { } gross && MoneyOf(total?.TotalNet, currency) is { } net && gross.Currency == net.Currency ? gross - net : null);

    private static Money? GrossOf(PurchaseLineTotal? total, CurrencyCode? currency) =>
        MoneyOf(total?.TotalGross, currency) ?? (MoneyOf(total?.TotalNet, currency) is { } net && MoneyOf(total?.TotalTax, currency) is { } tax && net.Currency == tax.Currency ? net + tax : null);

    /// <summary>Each tax of a line where they make up its tax, and else the one figure.</summary>
    private static IEnumerable<TaxAmount> TaxesOf(PurchaseLine line, string code, CurrencyCode? currency)
    {
        var (net, tax) = (NetOf(line.LineTotal, currency), TaxOf(line.LineTotal, currency));
        var each = line.TaxLines.Select(t => (Line: t, Amount: MoneyOf(t.Amount, currency))).ToList();
        if (each.Count > 0 && each.TrueForAll(static t => t.Amount is not null) && (tax is null || each.Sum(static t => t.Amount!.Value.Amount) == tax.Value.Amount))
            return each.Select(t => new TaxAmount(Told(t.Line.Title) ?? code, t.Amount!.Value, RateOf(t.Line.Rate, net?.Amount, t.Amount.Value.Amount)));
        return tax is { } one ? [new TaxAmount(code, one, null)] : [];
    }

    /// <summary>In percent. Whether the vendor writes 20 or 0.2 is not documented: what is nearer to the amounts is meant, and nothing where they cannot tell.</summary>
    private static decimal? RateOf(decimal? rate, decimal? net, decimal tax) => rate is not { } told ? null
        : told == 0m ? 0m
        : net is not { } of || of == 0m || tax == 0m ? null
        : Math.Abs((tax / of * 100m) - told) <= Math.Abs((tax / of * 100m) - (told * 100m)) ? told : told * 100m;

    /// <summary>One amount that is not told makes the sum not told.</summary>
    private static Money SumOf(List<Money?> amounts, CurrencyCode? currency) => amounts.Count == 0 ? Zero(currency)
        : amounts.All(a => a is { } m && m.Currency == amounts[0]!.Value.Currency) ? new Money(amounts.Sum(static a => a!.Value.Amount), amounts[0]!.Value.Currency) : default;

    private static Money Zero(CurrencyCode? currency) => currency is { } known ? Money.Zero(known) : default;

    private static PostalAddress? AddressOf(Address? address, Customer? customer) => address is null ? null : new PostalAddress
    {
        Name = Told($"{address.FirstName} {address.LastName}") ?? Told(address.Company) ?? string.Empty,
        Company = Told(address.Company),
        Line1 = Told(address.AddressLine1) ?? string.Empty,
        Line2 = Told(address.AddressLine2),
        City = Told(address.City) ?? string.Empty,
        Region = Told(address.RegionName) ?? Told(address.RegionCode),
        Postcode = Told(address.PostalCode) ?? Older(address, "postcode") ?? string.Empty,
        CountryCode = Told(address.CountryCode)?.ToUpperInvariant() ?? string.Empty,
        Phone = Told(address.Phone),
        Email = Told(customer?.Email),
    };

    private static string? Older(Address address, string name) =>
        address.AdditionalData is { } more && more.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? Told(value.GetString()) : null;

    private static DateTimeOffset Instant(DateTimeOffset? at) => (at ?? default).ToUniversalTime();

    private static bool Is(string? text, string word) => string.Equals(text?.Trim(), word, StringComparison.OrdinalIgnoreCase);

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
