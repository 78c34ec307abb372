using System.Collections.Frozen;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>The tables that the company was set up with, and how codes are written.</summary>
internal sealed class ErpSetup(int seed)
{
    /// <summary>The company's own currency: what a blank code means.</summary>
    public const string LocalCurrency = "GBP";

    /// <summary>What there is of each item at the start, in base units: plenty, so that no order fails for want of goods unless a test takes them away.</summary>
    public const decimal OpeningStock = 5000m;

    private static readonly FrozenSet<string> Currencies = [LocalCurrency, "EUR", "USD", "SEK", "NOK", "DKK", "CHF", "PLN"];

    private static readonly FrozenSet<string> Countries =
    [
        "AT", "AU", "BE", "BG", "BR", "CA", "CH", "CN", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GG", "GR", "HR", "HU", "IE", "IM", "IN", "IS", "IT", "JE", "JP",
        "LT", "LU", "LV", "MT", "MX", "NL", "NO", "NZ", "PL", "PT", "RO", "SE", "SG", "SI", "SK", "TR", "US", "ZA",
    ];

    private static readonly string[] Terms = ["14 DAYS", "30 DAYS", "1M(8D)", "COD"];
    private static readonly string[] Methods = ["DDP", "EXW", "CIP"];
    private static readonly string[] PaymentMethods = ["BANK", "DIRDEBIT", "CASH"];
    private static readonly string[] Sellers = ["JO", "PS", "LT", ""];
    private static readonly string[] Categories = ["PAINT", "TOOLS", "FIXINGS", "LIGHT", "PLUMB", "GARDEN"];

    /// <summary>Codes are kept in upper case, without blanks around them.</summary>
    public static string Fold(string code) => code.Trim().ToUpperInvariant();

    public static bool IsCurrency(string code) => Currencies.Contains(code);

    public static bool IsCountry(string code) => Countries.Contains(code);

    public Guid Id(string kind, string key) => Dice.For(seed, kind, key).Id();

    /// <summary>What VAT is put on what. Line by line it is computed as if nobody ever changed that: whoever does wants to see it told before.</summary>
    public List<ErpTaxSetup> Taxes { get; } =
    [
        new("DOMESTIC", "VAT20", 20m), new("DOMESTIC", "VAT15", 15m), new("DOMESTIC", "VAT5", 5m), new("DOMESTIC", "ZERO", 0m),
        new("EU", "VAT20", 20m), new("EU", "VAT15", 15m), new("EU", "VAT5", 5m), new("EU", "ZERO", 0m), new("EXPORT", "VAT20", 20m, "Reverse Charge VAT"),
    ];

    /// <summary>The VAT business groups.</summary>
    public List<ErpTaxArea> TaxAreas => [.. Taxes.Select(static t => t.Area).Distinct(StringComparer.Ordinal).Select(code => new ErpTaxArea(Id("tax-area", code), code))];

    public Guid CurrencyId(string code) => code.Length == 0 || code == LocalCurrency ? Guid.Empty : Id("currency", code);

    public bool IsCurrencyId(Guid id) => id == Guid.Empty || Currencies.Any(c => Id("currency", c) == id);

    /// <summary>The terms of payment that the company knows.</summary>
    public List<ErpPaymentTerm> PaymentTerms => [.. Terms.Select(t => new ErpPaymentTerm(Id("payment-terms", t), t))];

    public string? TermsCode(Guid id) => id == Guid.Empty ? string.Empty : Terms.FirstOrDefault(t => Id("payment-terms", t) == id);

    public string? MethodCode(Guid id) => id == Guid.Empty ? string.Empty : Methods.FirstOrDefault(m => Id("shipment-method", m) == id);

    /// <summary>An account as accountants keep it: some things are filled in, some are not.</summary>
    public ErpCustomerRecord Customer(string number, string name, DateTimeOffset now, string blocked = " ")
    {
        var isOpen = blocked == " ";
        var dice = Dice.For(seed, "customer-card", number);
        var shopper = Shopper.Make(ref dice);
        var terms = dice.Pick<string>(Terms);
        return new ErpCustomerRecord
        {
            Id = Id("customer", number),
            Number = number,
            Name = name,
            Blocked = blocked,
            ModifiedAt = now - dice.Between(TimeSpan.Zero, TimeSpan.FromDays(90)),
            Type = dice.Chance(0.8m) ? "Company" : "Person",
            AddressLine1 = shopper.Street1,
            AddressLine2 = shopper.Street2 ?? string.Empty,
            City = shopper.City,
            State = shopper.County,
            PostCode = shopper.PostCode,
            Country = isOpen || dice.Chance(0.5m) ? "GB" : "IE",
            Phone = shopper.Phone ?? string.Empty,
            Email = $"accounts{dice.Digits(3)}@customer.example",
            Website = dice.Chance(0.5m) ? $"https://www.customer{dice.Digits(2)}.example" : string.Empty,
            Salesperson = dice.Pick<string>(Sellers),
            // An account in another currency than its orders would have them in that currency: the marketplace's own account has none.
            TaxNumber = dice.Chance(0.7m) ? $"GB{dice.Digits(9)}" : string.Empty,
            TaxArea = dice.Chance(0.8m) ? "DOMESTIC" : "EU",
            TaxLiable = isOpen || dice.Chance(0.5m),
            Currency = isOpen || dice.Chance(0.5m) ? string.Empty : "EUR",
            CreditLimit = isOpen || dice.Chance(0.5m) ? 0m : 10_000m,
            TermsId = Id("payment-terms", terms),
            Terms = terms,
            MethodId = dice.Chance(0.7m) ? Id("shipment-method", dice.Pick<string>(Methods)) : Guid.Empty,
            PaymentMethodId = dice.Chance(0.7m) ? Id("payment-method", dice.Pick<string>(PaymentMethods)) : Guid.Empty,
            BalanceDue = dice.Between(0, 500_000) / 100m,
        };
    }

    public ErpItemRecord Item(string number, string name, decimal unitPrice, List<(string Code, decimal PerUnit)> units, DateTimeOffset now, bool isService = false)
    {
        var dice = Dice.For(seed, "item-card", number);
        return new ErpItemRecord
        {
            Id = Id("item", number),
            Number = number,
            Name = name.Length > 100 ? name[..100] : name,
            Name2 = dice.Chance(0.3m) ? "Trade range" : string.Empty,
            Type = isService ? "Service" : "Inventory",
            UnitPrice = unitPrice,
            Units = units,
            Gtin = isService || dice.Chance(0.2m) ? string.Empty : Gtin(ref dice),
            Category = isService ? string.Empty : dice.Pick<string>(Categories),
            ProductGroup = isService ? "SERVICES" : "RETAIL",
            InventoryGroup = isService ? string.Empty : "RESALE",
            ModifiedAt = now - dice.Between(TimeSpan.Zero, TimeSpan.FromDays(200)),
        };
    }

    private static string Gtin(ref Dice dice)
    {
        var digits = "50" + dice.Digits(10);
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return digits + ((10 - (sum % 10)) % 10).Text();
    }
}
