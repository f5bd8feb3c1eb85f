namespace NnGen.Bench.Machine;

/// <summary>
/// The few operations that the machine is measured with, for one vector width, so that the loops are written once. Loops are generic over an
/// implementation, which the JIT compiles for each width on its own.
/// </summary>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal interface ILanes<TVector>
    where TVector : struct
{
    static abstract int Count { get; }

    static abstract TVector Broadcast(float value);

    static abstract TVector Load(ref float source, int offset);

    static abstract TVector Or(TVector left, TVector right);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract float First(TVector vector);
}
