using System;

namespace Vendor.Controls;

/// <summary>Fails the program where something is not as it should be.</summary>
internal static class Expect
{
    public static int Held { get; private set; }

    public static void That(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Does not hold: {what}.");
        }

        Held++;
    }
}
