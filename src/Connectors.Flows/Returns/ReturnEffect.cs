using System.Text.Json.Serialization;

namespace Connectors.Flows.Returns;

/// <summary>What a return can ask for. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Check), "check")]
[JsonDerivedType(typeof(Consent), "consent")]
[JsonDerivedType(typeof(TellReceipt), "tell-receipt")]
[JsonDerivedType(typeof(Close), "close")]
[JsonDerivedType(typeof(ReadSale), "read-sale")]
[JsonDerivedType(typeof(CreateCredit), "create-credit")]
[JsonDerivedType(typeof(FitCredit), "fit-credit")]
[JsonDerivedType(typeof(ReadCredit), "read-credit")]
[JsonDerivedType(typeof(PostCredit), "post-credit")]
[JsonDerivedType(typeof(PayBack), "pay-back")]
internal abstract record ReturnEffect
{
    private ReturnEffect()
    {
    }

    /// <summary>Its id within the case.</summary>
    [JsonIgnore]
    public abstract string Id { get; }

    /// <summary>Ask the marketplace for the return, and for the refunds of its order.</summary>
    public sealed record Check : ReturnEffect
    {
        public override string Id => "check";
    }

    /// <summary>Consent to it.</summary>
    public sealed record Consent : ReturnEffect
    {
        public override string Id => "consent";
    }

    /// <summary>Tell the marketplace that its goods came.</summary>
    public sealed record TellReceipt : ReturnEffect
    {
        public override string Id => "tell-receipt";
    }

    /// <summary>End it at the marketplace.</summary>
    public sealed record Close : ReturnEffect
    {
        public override string Id => "close";
    }

    /// <summary>Find out what the goods were sold with.</summary>
    public sealed record ReadSale : ReturnEffect
    {
        public override string Id => "read-sale";
    }

    /// <summary>Make its document in the ERP.</summary>
    public sealed record CreateCredit : ReturnEffect
    {
        public override string Id => "create-credit";
    }

    /// <summary>Bring the draft to hold what came back.</summary>
    /// <param name="Version">Which version of that.</param>
    public sealed record FitCredit(int Version) : ReturnEffect
    {
        public override string Id => "fit-credit";
    }

    /// <summary>Look at the document in the ERP.</summary>
    public sealed record ReadCredit : ReturnEffect
    {
        public override string Id => "read-credit";
    }

    /// <summary>Post it.</summary>
    public sealed record PostCredit : ReturnEffect
    {
        public override string Id => "post-credit";
    }

    /// <summary>Pay the customer back.</summary>
    public sealed record PayBack : ReturnEffect
    {
        public override string Id => "pay-back";
    }
}
