using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>What an order holds beside the plain ones.</summary>
internal sealed record MiraklVariety
{
    private static readonly string[] CompanyNames = ["Fenwright Joinery Ltd", "Okafor & Sons Plumbing", "Greystone Lettings", "Harbour Fit-Out Group", "Calder Electrical"];
    private static readonly string[] NotesLeft = ["Gate code 4471, leave with neighbour", "Ring twice", "Loading bay at the rear, before 11:00", "Bitte beim Hausmeister abgeben – Tür 3", "Please don't leave in the rain; door code 88#2"];

    public static MiraklVariety None { get; } = new();

    public bool Company { get; init; }

    public bool Note { get; init; }

    public bool OtherBilling { get; init; }

    public bool MissingPhone { get; init; }

    public bool MissingCountryCode { get; init; }

    public bool NetPrices { get; init; }

    public bool SeveralTaxes { get; init; }

    public bool OrderTaxes { get; init; }

    public bool Fee { get; init; }

    public bool Promotion { get; init; }

    public bool CustomFields { get; init; }

    public bool Euros { get; init; }

    public bool DueDate { get; init; }

    public bool PaysSeller { get; init; }

    public bool RoundedPrice { get; init; }

    public bool FreeLine { get; init; }

    public bool Kit { get; init; }

    public bool RareMembers { get; init; }

    /// <summary>Where the buyer collects; null when the goods go to the address.</summary>
    public string? PickUpPoint { get; init; }

    public static MiraklVariety Throw(MiraklBehaviours behaviours, int seed, string orderId)
    {
        bool Has(string what, decimal share) => share > 0m && Dice.For(seed, "mirakl." + what, orderId).Chance(share);
        return new MiraklVariety
        {
            Company = Has("company", behaviours.Companies),
            Note = Has("note", behaviours.Notes),
            OtherBilling = Has("other-billing", behaviours.OtherBillingAddresses),
            MissingPhone = Has("missing-phone", behaviours.MissingPhones),
            MissingCountryCode = Has("missing-country-code", behaviours.MissingCountryCodes),
            NetPrices = Has("net-prices", behaviours.NetPrices),
            SeveralTaxes = Has("several-taxes", behaviours.SeveralTaxes),
            OrderTaxes = Has("order-taxes", behaviours.OrderTaxes),
            Fee = Has("fee", behaviours.Fees),
            Promotion = Has("promotion", behaviours.Promotions),
            CustomFields = Has("custom-fields", behaviours.CustomFields),
            Euros = Has("euros", behaviours.Euros),
            DueDate = Has("due-date", behaviours.DueDatePayments),
            PaysSeller = Has("pays-seller", behaviours.BuyersPaySeller),
            RoundedPrice = Has("rounded-price", behaviours.RoundedPrices),
            FreeLine = Has("free-line", behaviours.FreeLines),
            Kit = Has("kit", behaviours.Kits),
            RareMembers = Has("rare-members", behaviours.RareMembers),
            PickUpPoint = Has("pick-up-point", behaviours.PickUpPoints) ? $"LDS-{Dice.For(seed, "mirakl.pudo", orderId).Digits(4)}" : null,
        };
    }

    /// <summary>The buyer at the address where the goods go, and the one who gets the bill.</summary>
    public (Shopper ShipTo, Shopper BillTo) People(Shopper shopper, int seed, string orderId)
    {
        var dice = Dice.For(seed, "mirakl.people", orderId);
        var shipTo = shopper with
        {
            Company = Company ? dice.Pick<string>(CompanyNames) : null,
            Department = Company && dice.Chance(0.4m) ? $"Site {dice.Between(1, 9).Text()}" : null,
            Note = Note ? dice.Pick<string>(NotesLeft) : null,
            Civility = RareMembers ? dice.Pick<string>(["Mr", "Mrs", "Neutral"]) : null,
            SecondPhone = RareMembers && dice.Chance(0.5m) ? $"01632 960{dice.Digits(3)}" : null,
            HasCountryCode = !MissingCountryCode,
        };
        var billTo = shipTo with { Note = null };
        if (OtherBilling)
        {
            var other = Shopper.Make(ref dice);
            billTo = other with { CustomerId = shopper.CustomerId, LastName = shopper.LastName, Company = shipTo.Company, Civility = shipTo.Civility, HasCountryCode = shipTo.HasCountryCode };
        }

        return MissingPhone
            ? (shipTo with { Phone = null, SecondPhone = null }, dice.Chance(0.5m) ? billTo with { SecondPhone = null } : billTo with { Phone = null, SecondPhone = null })
            : (shipTo, billTo);
    }

    /// <summary>The line with its prices as this order has them.</summary>
    /// <param name="index">Its place in the order.</param>
    /// <param name="quantity">Pieces.</param>
    /// <param name="unitPrice">Catalogue price of a piece, tax included.</param>
    /// <param name="shipping">Its delivery, tax included.</param>
    public (int Quantity, decimal UnitPrice, decimal Price, decimal Shipping, decimal Deduced) Priced(int index, int quantity, decimal unitPrice, decimal shipping)
    {
        var price = unitPrice * quantity;
        if (RoundedPrice && index == 0)
        {
            quantity = 3;
            price = Math.Round(unitPrice * 3, 0) + 1m;
            while (Money(price / 3) * 3 == price)
                price += 0.01m;
        }

        var deduced = Promotion && index == 0 ? Money(price * 0.1m) : 0m;
        price -= deduced;
        if (NetPrices)
            (price, shipping, deduced) = (Money(price / 1.2m), Money(shipping / 1.2m), Money(deduced / 1.2m));
        return (quantity, NetPrices || deduced > 0m || price != unitPrice * quantity ? Money(price / quantity) : unitPrice, price, shipping, deduced);
    }

    /// <summary>The taxes on an amount; empty when the marketplace tells none on lines.</summary>
    public IEnumerable<(string Code, decimal Rate, decimal Amount, bool IsProportional)> Taxes(decimal amount)
    {
        if (amount == 0m || OrderTaxes || !(NetPrices || SeveralTaxes))
            yield break;
        var whole = Tax(amount);
        var city = SeveralTaxes ? Money(whole / 4) : 0m;
        yield return SeveralTaxes ? ("VAT_STATE", 15m, whole - city, true) : ("VAT_STD", 20m, whole, true);
        if (SeveralTaxes)
            yield return ("VAT_LOCAL", 5m, city, false);
    }

    /// <summary>The tax on an amount, or in it, as the prices of this order go.</summary>
    public decimal Tax(decimal amount) => Money(NetPrices ? amount * 0.2m : amount / 6m);

    private static decimal Money(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
