using System.Text.Json;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>What hangs on a row of an entity set and may be asked for with it.</summary>
/// <param name="Name">Name of the navigation.</param>
/// <param name="Members">The members that may be chosen of it; empty where nothing may be chosen.</param>
/// <param name="Write">Writes it, whole or the chosen members.</param>
internal sealed record ErpChildren<T>(string Name, IReadOnlyCollection<string> Members, Action<Utf8JsonWriter, T, HashSet<string>?> Write);
