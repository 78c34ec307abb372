using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>How a marketplace's list of approved carriers changed; the changes that can stop a dispatch come first.</summary>
[JsonConverter(typeof(EnumJsonConverter<CarrierListChangeKind>))]
public enum CarrierListChangeKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The code is gone: a dispatch that is mapped to it would be refused.</summary>
    Removed,

    /// <summary>The carrier began or ceased to need a tracking number.</summary>
    TrackingNeed,

    /// <summary>Its name for people changed.</summary>
    Label,

    /// <summary>The code is new.</summary>
    Added,
}
