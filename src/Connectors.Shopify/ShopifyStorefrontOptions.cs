using System.Text.RegularExpressions;
using Connectors.Http;
using Connectors.Shopify.Internal;

namespace Connectors.Shopify;

/// <summary>How a store's orders become neutral ones, and what it is told of goods that left.</summary>
public sealed class ShopifyStorefrontOptions
{
    /// <summary>
    /// Whether every order of the store is a business customer's. Default false: then those are that carry a mark of SparkLayer (the tag <c>b2b</c> on order or customer, the attribute
    /// <c>sparkCartId</c> or <c>sparkPaymentType</c>, or its metafield), and all others are passed over.
    /// </summary>
    public bool EveryOrder { get; set; }

    /// <summary>Name of the note attribute that holds the buyer's PO number where the order's own field is empty; null for none. Default null.</summary>
    public string? PurchaseOrderAttribute { get; set; }

    /// <summary>
    /// Regular expression that finds the buyer's PO number in the note, where neither the order's own field nor <see cref="PurchaseOrderAttribute"/> holds one: its first group, or all that it matches. Null,
    /// the default, never takes it from the note. What is found and has a line break in it is none.
    /// </summary>
    public string? PurchaseOrderPattern { get; set; }

    /// <summary>Global id of the location that goods leave from: <c>gid://shopify/Location/1</c>. Null, the default, takes whichever has them; goods of one dispatch must stand at one.</summary>
    public string? LocationId { get; set; }

    /// <summary>Whether the store writes to the customer when goods leave; of a corrected tracking number it never writes. Default false.</summary>
    public bool NotifiesCustomer { get; set; }

    /// <summary>How long the store may still be carrying out a request after its answer was lost. Default 2 min. Up to a day.</summary>
    public TimeSpan StillWorkingFor { get; set; } = TimeSpan.FromMinutes(2);

    internal Regex? GetPattern() => PurchaseOrderPattern is { Length: > 0 } pattern ? PatternOf(pattern) : null;

    /// <summary>Without backtracking: a note is a stranger's text, and no pattern may work on it for ever.</summary>
    private static Regex PatternOf(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException e)
        {
            throw new ArgumentException(e.Message, nameof(pattern), e);
        }
    }

    internal void Check(OptionsMistakes mistakes)
    {
        mistakes.Read(PurchaseOrderPattern, static text => PatternOf(text) is not null, "a regular expression without look-around and back-references");
        mistakes.Read(LocationId, static text => GlobalId.Of(text, "Location").Length > 0, "the global id of a location: gid://shopify/Location/1");
        mistakes.Within(StillWorkingFor, TimeSpan.Zero, TimeSpan.FromDays(1));
    }
}
