using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Why goods are returned. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ReturnReason>))]
public readonly record struct ReturnReason : IStringValue<ReturnReason>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ReturnReason(string value) => _value = value;

    /// <summary>Broken.</summary>
    public static ReturnReason BrokenItem { get; } = new("RETURN_BROKEN_ITEM");

    /// <summary>The customer changed their mind.</summary>
    public static ReturnReason ChangedMind { get; } = new("RETURN_CHANGED_MIND");

    /// <summary>A counterfeit.</summary>
    public static ReturnReason CounterfeitItem { get; } = new("RETURN_COUNTERFEIT_ITEM");

    /// <summary>Damaged packaging.</summary>
    public static ReturnReason DamagedPackaging { get; } = new("RETURN_DAMAGED_PACKAGING");

    /// <summary>Defective.</summary>
    public static ReturnReason DefectiveItem { get; } = new("RETURN_DEFECTIVE_ITEM");

    /// <summary>Another product was delivered.</summary>
    public static ReturnReason DeliveredProductDifferent { get; } = new("RETURN_DELIVERED_PRODUCT_DIFFERENT");

    /// <summary>Something is missing.</summary>
    public static ReturnReason MissingItem { get; } = new("RETURN_MISSING_ITEM");

    /// <summary>Another reason.</summary>
    public static ReturnReason Other { get; } = new("RETURN_OTHER");

    /// <summary>Changed mind: no longer wanted.</summary>
    public static ReturnReason DontWant { get; } = new("RETURN_CM_DONT_WANT");

    /// <summary>Changed mind: not liked.</summary>
    public static ReturnReason DontLike { get; } = new("RETURN_CM_DONT_LIKE");

    /// <summary>Changed mind: the quality.</summary>
    public static ReturnReason Quality { get; } = new("RETURN_CM_QUALITY");

    /// <summary>Another product: the wrong size was delivered.</summary>
    public static ReturnReason WrongSize { get; } = new("RETURN_DPD_WRONG_SIZE");

    /// <summary>Another product: the wrong colour was delivered.</summary>
    public static ReturnReason WrongColor { get; } = new("RETURN_DPD_WRONG_COLOR");

    /// <summary>Defective on arrival.</summary>
    public static ReturnReason DefectiveOnArrival { get; } = new("RETURN_DEFECTIVE_ON_ARRIVAL");

    /// <summary>Does not fit.</summary>
    public static ReturnReason ProductDoesNotFit { get; } = new("RETURN_PRODUCT_DOES_NOT_FIT");

    /// <summary>Does not fit: too big.</summary>
    public static ReturnReason TooBig { get; } = new("RETURN_PDNT_TOO_BIG");

    /// <summary>Does not fit: too small.</summary>
    public static ReturnReason TooSmall { get; } = new("RETURN_PDNT_TOO_SMALL");

    /// <summary>Not as described.</summary>
    public static ReturnReason InaccurateItemDescription { get; } = new("RETURN_INACCURATE_ITEM_DESCRIPTION");

    /// <summary>A case of warranty.</summary>
    public static ReturnReason Warranty { get; } = new("RETURN_WARRANTY");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ReturnReason From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
