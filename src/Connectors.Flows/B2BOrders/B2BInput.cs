using System.Text.Json.Serialization;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.B2BOrders;

/// <summary>What a business order's case can hear of: an envelope around the news of one of its parts.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(OfStorefront), "storefront")]
[JsonDerivedType(typeof(OfBackOffice), "back-office")]
internal abstract record B2BInput
{
    private B2BInput()
    {
    }

    public static implicit operator B2BInput(StorefrontInput content) => new OfStorefront(content);

    public static implicit operator B2BInput(BackOfficeInput content) => new OfBackOffice(content);

    /// <summary>News of the store's part.</summary>
    /// <param name="Content">The news.</param>
    public sealed record OfStorefront([property: JsonPropertyName("content")] StorefrontInput Content) : B2BInput;

    /// <summary>News of the back office.</summary>
    /// <param name="Content">The news.</param>
    public sealed record OfBackOffice([property: JsonPropertyName("content")] BackOfficeInput Content) : B2BInput;
}
