using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>Whether a dispatch must have a tracking number. Of several rules that apply the last of these counts.</summary>
[JsonConverter(typeof(EnumJsonConverter<TrackingRule>))]
public enum TrackingRule
{
    /// <summary>As the marketplace's list of approved carriers says.</summary>
    AsListed = 0,

    /// <summary>It need not, whatever the list says: a service that has no numbers by nature.</summary>
    NotRequired,

    /// <summary>It must, whatever the list says.</summary>
    Required,
}
