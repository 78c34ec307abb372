using System.Text.Json.Serialization;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>What a refund can ask for. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(ReadSale), "read-sale")]
[JsonDerivedType(typeof(CreateCredit), CreditDocument.Create)]
[JsonDerivedType(typeof(FitCredit), CreditDocument.Fit)]
[JsonDerivedType(typeof(ReadCredit), "read-credit")]
[JsonDerivedType(typeof(PostCredit), CreditDocument.Post)]
internal abstract record StoreRefundEffect
{
    private StoreRefundEffect()
    {
    }

    /// <summary>Its id within the case.</summary>
    [JsonIgnore]
    public abstract string Id { get; }

    /// <summary>Find out what it is of.</summary>
    public sealed record ReadSale : StoreRefundEffect
    {
        public override string Id => "read-sale";
    }

    /// <summary>Make its document in the ERP.</summary>
    public sealed record CreateCredit : StoreRefundEffect
    {
        public override string Id => CreditDocument.Create;
    }

    /// <summary>Bring the draft to hold what is refunded.</summary>
    /// <param name="Version">Which version of that.</param>
    public sealed record FitCredit(int Version) : StoreRefundEffect
    {
        public override string Id => CreditDocument.Fit;
    }

    /// <summary>Look at the document.</summary>
    public sealed record ReadCredit : StoreRefundEffect
    {
        public override string Id => "read-credit";
    }

    /// <summary>Post it.</summary>
    public sealed record PostCredit : StoreRefundEffect
    {
        public override string Id => CreditDocument.Post;
    }
}
