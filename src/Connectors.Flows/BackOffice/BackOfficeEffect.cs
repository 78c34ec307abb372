using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What the back office of an order can ask for. A closed set; the data stands in the state.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(ReadGoods), "read-goods")]
[JsonDerivedType(typeof(CreateErpOrder), "create-erp-order")]
[JsonDerivedType(typeof(ReadErpOrder), "read-erp-order")]
[JsonDerivedType(typeof(CancelErpOrder), "cancel-erp-order")]
[JsonDerivedType(typeof(SubmitToWarehouse), "submit-to-warehouse")]
[JsonDerivedType(typeof(ReadWarehouseOrder), "read-warehouse-order")]
[JsonDerivedType(typeof(CancelAtWarehouse), "cancel-at-warehouse")]
[JsonDerivedType(typeof(PostDispatch), "post-dispatch")]
[JsonDerivedType(typeof(CloseErpRest), "close-erp-rest")]
internal abstract record BackOfficeEffect : IPartEffect
{
    /// <summary>One posting of an order at a time: while the ERP may be at work on one, another would not know where it starts.</summary>
    public const string PostingId = "post-dispatch";

    /// <summary>What will not leave is taken off once.</summary>
    public const string RestId = "close-erp-rest";

    private BackOfficeEffect()
    {
    }

    /// <summary>One that is about one warehouse order of several.</summary>
    internal interface IOfPart
    {
        /// <summary>Which part of the order; 0 and 1 are the first.</summary>
        int Part { get; }
    }

    /// <inheritdoc/>
    [JsonIgnore]
    public abstract string Id { get; }

    /// <summary>Ask what the warehouse has of goods, and what they cost in the ERP, before they are promised.</summary>
    /// <param name="Stock">Whose stock is asked for.</param>
    /// <param name="Prices">Whose prices are asked for.</param>
    public sealed record ReadGoods(IReadOnlyList<Sku> Stock, IReadOnlyList<Sku> Prices) : BackOfficeEffect
    {
        /// <inheritdoc/>
        public override string Id => "read-goods";
    }

    /// <summary>Create the sales order.</summary>
    public sealed record CreateErpOrder : BackOfficeEffect
    {
        /// <inheritdoc/>
        public override string Id => "erp-order";
    }

    /// <summary>Look at the sales order again: somebody was asked to correct it there, or a second one may have come late.</summary>
    public sealed record ReadErpOrder : BackOfficeEffect
    {
        /// <inheritdoc/>
        public override string Id => "read-erp-order";
    }

    /// <summary>Take the sales order out of the ERP again.</summary>
    public sealed record CancelErpOrder : BackOfficeEffect
    {
        /// <inheritdoc/>
        public override string Id => "cancel-erp-order";
    }

    /// <summary>Ask the warehouse to send the goods.</summary>
    public sealed record SubmitToWarehouse : BackOfficeEffect, IOfPart
    {
        /// <inheritdoc/>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Part { get; init; }

        /// <inheritdoc/>
        public override string Id => OfPart("warehouse-order", Part);
    }

    /// <summary>Look at the warehouse order once more: an earlier attempt may have made a second one late.</summary>
    public sealed record ReadWarehouseOrder : BackOfficeEffect, IOfPart
    {
        /// <inheritdoc/>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Part { get; init; }

        /// <inheritdoc/>
        public override string Id => OfPart("read-warehouse-order", Part);
    }

    /// <summary>Ask the warehouse to stop.</summary>
    public sealed record CancelAtWarehouse : BackOfficeEffect, IOfPart
    {
        /// <inheritdoc/>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Part { get; init; }

        /// <inheritdoc/>
        public override string Id => OfPart("cancel-warehouse-order", Part);
    }

    /// <summary>Have the ERP post what left.</summary>
    /// <param name="Posting">What left.</param>
    public sealed record PostDispatch(Posting Posting) : BackOfficeEffect
    {
        /// <inheritdoc/>
        public override string Id => PostingId;
    }

    /// <summary>Take out of the sales order what will not leave.</summary>
    public sealed record CloseErpRest : BackOfficeEffect
    {
        /// <inheritdoc/>
        public override string Id => RestId;
    }

    private static string OfPart(string id, int part) => part <= 1 ? id : FormattableString.Invariant($"{id} {part}");
}
