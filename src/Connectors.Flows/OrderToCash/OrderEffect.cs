using System.Text.Json.Serialization;
using Connectors.Domain.Documents;

namespace Connectors.Flows.OrderToCash;

/// <summary>What an order's case can ask for. A closed set; the data stands in the state.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Accept), "accept")]
[JsonDerivedType(typeof(CreateErpOrder), "create-erp-order")]
[JsonDerivedType(typeof(ReadErpOrder), "read-erp-order")]
[JsonDerivedType(typeof(CancelErpOrder), "cancel-erp-order")]
[JsonDerivedType(typeof(WriteReference), "write-reference")]
[JsonDerivedType(typeof(SubmitToWarehouse), "submit-to-warehouse")]
[JsonDerivedType(typeof(ReadWarehouseOrder), "read-warehouse-order")]
[JsonDerivedType(typeof(CancelAtWarehouse), "cancel-at-warehouse")]
[JsonDerivedType(typeof(ConfirmShipment), "confirm-shipment")]
internal abstract record OrderEffect
{
    private OrderEffect()
    {
    }

    /// <summary>Identity within the case.</summary>
    [JsonIgnore]
    public abstract string Id { get; }

    /// <summary>Accept every line.</summary>
    public sealed record Accept : OrderEffect
    {
        /// <inheritdoc/>
        public override string Id => "accept";
    }

    /// <summary>Create the sales order.</summary>
    public sealed record CreateErpOrder : OrderEffect
    {
        /// <inheritdoc/>
        public override string Id => "erp-order";
    }

    /// <summary>Look at the sales order again: somebody was asked to correct it there.</summary>
    public sealed record ReadErpOrder : OrderEffect
    {
        /// <inheritdoc/>
        public override string Id => "read-erp-order";
    }

    /// <summary>Take the sales order out of the ERP again.</summary>
    public sealed record CancelErpOrder : OrderEffect
    {
        /// <inheritdoc/>
        public override string Id => "cancel-erp-order";
    }

    /// <summary>Write the ERP's number to the marketplace order.</summary>
    public sealed record WriteReference : OrderEffect
    {
        /// <inheritdoc/>
        public override string Id => "reference";
    }

    /// <summary>Ask the warehouse to send the goods.</summary>
    public sealed record SubmitToWarehouse : OrderEffect
    {
        /// <inheritdoc/>
        public override string Id => "warehouse-order";
    }

    /// <summary>Look at the warehouse order once more: an earlier attempt may have made a second one late.</summary>
    public sealed record ReadWarehouseOrder : OrderEffect
    {
        /// <inheritdoc/>
        public override string Id => "read-warehouse-order";
    }

    /// <summary>Ask the warehouse to stop.</summary>
    public sealed record CancelAtWarehouse : OrderEffect
    {
        /// <inheritdoc/>
        public override string Id => "cancel-warehouse-order";
    }

    /// <summary>Tell the marketplace of a dispatch.</summary>
    /// <param name="ShipmentId">The warehouse's id of it.</param>
    /// <param name="Confirmation">What it is told, fixed when it was first planned.</param>
    public sealed record ConfirmShipment(string ShipmentId, ShipmentConfirmation Confirmation) : OrderEffect
    {
        /// <inheritdoc/>
        public override string Id => $"confirm {ShipmentId}";
    }
}
