using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>How neutral sales orders become Business Central sales orders.</summary>
public sealed class BusinessCentralErpOptions
{
    /// <summary>
    /// The line that books each kind of charge, by the name of a <see cref="ChargeKind"/>: <c>Charges["Shipping"]</c>. A charge without one is refused:
    /// there is no default account.
    /// </summary>
    public IDictionary<string, BusinessCentralCharge> Charges { get; } = new Dictionary<string, BusinessCentralCharge>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The VAT product posting group of lines that book marketplace fees (<see cref="Domain.Documents.SalesOrder.Fees"/>), at most 50 characters: one without VAT, since their tax is a fee of its own. Null leaves the
    /// group of the account. An order on which the ERP computes VAT for such a line is held before its goods are asked for.
    /// </summary>
    public string? FeeTaxCode { get; set; }

    /// <summary>The zone in which instants become dates: an IANA or Windows id, for example <c>Europe/London</c>. Default <c>UTC</c>.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The company's own currency, for example <c>GBP</c>, in which items are priced; null gives items no price.</summary>
    public string? LocalCurrency { get; set; }

    /// <summary>
    /// The price list that items cost by, at most 20 characters, where a companion extension tells price lists (<c>docs/business-central-companion.md</c>). Items that it does not price have no price
    /// then, and none has while the extension does not tell: an item card's is never taken in its place. Null takes the item cards' prices.
    /// </summary>
    public string? PriceList { get; set; }

    /// <summary>
    /// Whether returns are written as sales return orders, which are received before they are credited, where a companion extension takes them (<c>docs/business-central-companion.md</c>). While it does not, returns wait: no
    /// credit memo is written in their place. Default false: each return is one sales credit memo.
    /// </summary>
    public bool ReturnOrders { get; set; }

    /// <summary>Whether the e-mail address is left out; marketplace relay addresses can break what is behind the ERP. Default false.</summary>
    public bool OmitEmail { get; set; }

    /// <summary>
    /// How far behind the asked instant shipments are read again, because what was written earlier may be committed later. Default 2 min; at most a day.
    /// </summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long the ERP may still be carrying out a request after its answer was lost, and what it made may be missing from its lists. Default 30 min: the service's
    /// gateway gives up after 10, and what is made last may be missing from a copy for as long again. Up to a day.
    /// </summary>
    public TimeSpan StillWorkingFor { get; set; } = TimeSpan.FromMinutes(30);

    internal CurrencyCode? GetLocalCurrency() => string.IsNullOrEmpty(LocalCurrency) ? null : new CurrencyCode(LocalCurrency);

    /// <summary>Numbers of the items that book charges, and are no goods.</summary>
    internal IReadOnlySet<string> GetChargeItems() =>
        Charges.Values.Where(static charge => charge.GetLineType() == SalesLineType.Item).Select(static charge => charge.Number).ToHashSet(StringComparer.OrdinalIgnoreCase);

    internal TimeZoneInfo GetTimeZone() => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    internal void Check(OptionsMistakes mistakes)
    {
        foreach (var (kind, charge) in Charges)
        {
            var key = $"{nameof(Charges)}:{kind}";
            if (!Enum.TryParse<ChargeKind>(kind, true, out var known) || !Enum.IsDefined(known) || int.TryParse(kind, System.Globalization.CultureInfo.InvariantCulture, out _))
                mistakes.Add(key, $"is no kind of charge; there are {string.Join(", ", Enum.GetNames<ChargeKind>())}");
            if (charge is null)
            {
                mistakes.Add(key, "is missing");
                continue;
            }
            var type = charge.GetLineType();
            if (type != SalesLineType.Account && type != SalesLineType.Item && type != SalesLineType.Resource)
                mistakes.Add($"{key}:{nameof(charge.Type)}", $"is '{VendorText.Show(charge.Type, 64)}'; expected is Account, Item or Resource");
            if (string.IsNullOrWhiteSpace(charge.Number) || charge.Number.Length > 20)
                mistakes.Add($"{key}:{nameof(charge.Number)}", "must have 1 to 20 characters");
        }
        if (FeeTaxCode is { Length: > 50 })
            mistakes.Add(nameof(FeeTaxCode), "must have at most 50 characters");
        if (PriceList is { Length: > 20 })
            mistakes.Add(nameof(PriceList), "must have at most 20 characters");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone ?? string.Empty, out _))
            mistakes.Add(nameof(TimeZone), $"is '{VendorText.Show(TimeZone, 64)}'; expected is the id of a time zone of this machine, for example Europe/London");
        mistakes.Read(LocalCurrency, static text => new CurrencyCode(text), "three capital letters of ISO 4217, for example GBP");
        mistakes.Overlap(Overlap);
        mistakes.Within(StillWorkingFor, TimeSpan.Zero, TimeSpan.FromDays(1));
    }
}
