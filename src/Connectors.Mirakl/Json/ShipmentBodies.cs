using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>ST01's request.</summary>
internal sealed record NewShipmentsBody(IReadOnlyList<NewShipment> Shipments);

/// <summary>The request of ST06, ST24 and ST26.</summary>
internal sealed record ShipmentIdsBody(IReadOnlyList<ItemId> Shipments);

/// <summary>ST07's request.</summary>
internal sealed record ShipmentOriginsBody(IReadOnlyList<ShippingOriginUpdate> Shipments);

/// <summary>ST23's request.</summary>
internal sealed record ShipmentTrackingBody(IReadOnlyList<ShipmentTrackingUpdate> Shipments);

/// <summary>ST31's request.</summary>
internal sealed record ShipmentInformationBody(IReadOnlyList<ShipmentAdditionalInformation> Shipments);

/// <summary>The answer of ST01, ST06, ST07, ST23, ST24 and ST26; ST01 names only the order of a refused shipment.</summary>
internal sealed record ShipmentsResult<T>
{
    public IReadOnlyList<T> ShipmentSuccess { get => field ?? DeletionSuccess ?? []; init => field = WholeList.Of(value); }

    public IReadOnlyList<RefusedItem> ShipmentErrors { get => field ?? DeletionErrors ?? []; init => field = WholeList.Of(value); }

    /// <summary>The name that ST06's example uses.</summary>
    public IReadOnlyList<T>? DeletionSuccess { get; init => field = WholeList.Of(value!); }

    /// <summary>The name that ST06's example uses.</summary>
    public IReadOnlyList<RefusedItem>? DeletionErrors { get; init => field = WholeList.Of(value!); }
}

/// <summary>ST31's answer.</summary>
internal sealed record ShipmentInformationResult
{
    public IReadOnlyList<UpdatedShipmentInformation> ShipmentUpdateSuccess { get => field ?? []; init => field = WholeList.Of(value); }

    public IReadOnlyList<RefusedShipmentInformation> ShipmentUpdateErrors { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>A shipment whose information ST31 has changed.</summary>
internal sealed record UpdatedShipmentInformation
{
    public string? ShipmentId { get; init; }

    public IReadOnlyList<AdditionalField> ShipmentAdditionalInformation { get => field ?? []; init => field = WholeList.Of(value); }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}

/// <summary>A shipment whose information ST31 refused.</summary>
internal sealed record RefusedShipmentInformation
{
    public string? ShipmentId { get; init; }

    public IReadOnlyList<ItemError> Errors { get => field ?? []; init => field = WholeList.Of(value); }
}
