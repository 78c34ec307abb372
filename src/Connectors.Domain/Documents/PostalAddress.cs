namespace Connectors.Domain.Documents;

/// <summary>Where goods or papers go, with the person to contact there. All of it is personal data.</summary>

/// <remarks><see cref="ToString"/> never shows the content, so a document can be logged by mistake without harm.</remarks>
public sealed record PostalAddress
{
    /// <summary>Full name of the recipient; empty when the origin has not given it.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Company name; null for a private person.</summary>
    public string? Company { get; init; }

    /// <summary>First line of the street address; empty when unknown.</summary>
    public string Line1 { get; init; } = string.Empty;

    /// <summary>Second line; null when there is none.</summary>
    public string? Line2 { get; init; }

    /// <summary>Town or city; empty when unknown.</summary>
    public string City { get; init; } = string.Empty;

    /// <summary>County, state or region; null when there is none.</summary>
    public string? Region { get; init; }

    /// <summary>Postcode; empty when unknown.</summary>
    public string Postcode { get; init; } = string.Empty;

    /// <summary>ISO 3166-1 alpha-2 country code, for example <c>GB</c>; empty when it could not be told.</summary>
    public string CountryCode { get; init; } = string.Empty;

    /// <summary>Telephone number; null when not given.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail address; null when not given. A marketplace gives an anonymised relay address, which is no key.</summary>
    public string? Email { get; init; }

    /// <summary>What the customer wrote for whoever delivers: a door code, a neighbour; null when nothing. The parcel may not arrive without it.</summary>
    public string? DeliveryNote { get; init; }

    /// <summary>
    /// The carrier's id of the pick-up point or locker where the goods go instead of this address; null for delivery to the address. Whoever cannot send there
    /// must not send at all.
    /// </summary>
    public string? PickUpPointId { get; init; }

    /// <summary>Says only that there is an address.</summary>
    public override string ToString() => "[personal data]";
}
