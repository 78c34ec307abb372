using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>How far an import is.</summary>
[JsonConverter(typeof(EnumJsonConverter<ImportProgress>))]
public enum ImportProgress
{
    /// <summary>The marketplace's word is not known: neither done nor failed may be assumed.</summary>
    Unknown = 0,

    /// <summary>Waits or is being carried out.</summary>
    Running,

    /// <summary>Carried out, though rows may have been refused.</summary>
    Complete,

    /// <summary>Not carried out.</summary>
    Failed,
}
