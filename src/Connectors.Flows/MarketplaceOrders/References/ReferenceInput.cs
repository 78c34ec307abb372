using System.Text.Json.Serialization;
using Connectors.Domain.Ports;

namespace Connectors.Flows.MarketplaceOrders.References;

/// <summary>What the writer of references can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Wanted), "wanted")]
[JsonDerivedType(typeof(Written), "written")]
[JsonDerivedType(typeof(Fetched), "fetched")]
internal abstract record ReferenceInput
{
    private ReferenceInput()
    {
    }

    /// <summary>An order wants its reference written.</summary>
    /// <param name="Reference">Which and what.</param>
    public sealed record Wanted(SellerReference Reference) : ReferenceInput;

    /// <summary>Some were written.</summary>
    /// <param name="References">Those that were sent.</param>
    /// <param name="Refused">Those among them that the marketplace did not take.</param>
    public sealed record Written(IReadOnlyList<SellerReference> References, IReadOnlyList<RejectedReference> Refused) : ReferenceInput;

    /// <summary>Those of the next call, out of the side table.</summary>
    /// <param name="Rows">Keys of their rows, oldest first; none when there are no rows.</param>
    /// <param name="References">What stands there, in the same order.</param>
    public sealed record Fetched(IReadOnlyList<string> Rows, IReadOnlyList<SellerReference> References) : ReferenceInput;
}
