package io.sluice.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.cuda.CudaUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * libtorch, loaded and set up for one use: a device, a thread count, a precision, and the manager
 * under which everything native of that use lives. Closing it frees all of that.
 */
public final class TensorEngine implements AutoCloseable {

  private final Device device;
  private final boolean nativeBfloat16;
  private final Precision precision;
  private final NDManager manager;
  private final Autograd autograd;
  private final int threads;
  private final Optional<Reproducibility> reproducible;
  private final Map<Integer, Workers> workers = new TreeMap<>();

  private TensorEngine(
      Device device,
      int threads,
      boolean nativeBfloat16,
      Precision precision,
      Optional<Reproducibility> reproducible) {
    this.device = device;
    this.threads = threads;
    this.reproducible = reproducible;
    this.nativeBfloat16 = nativeBfloat16;
    this.precision = precision;
    manager = Engine.getEngine("PyTorch").newBaseManager(device);
    autograd = new Autograd(manager);
  }

  /**
   * Loads libtorch on first use and applies the settings.
   *
   * @param settings what is asked for
   * @return the engine, closed by the caller
   * @throws IllegalArgumentException if a GPU is asked for and the loaded libtorch has none, or
   *     this machine cannot compute reproducibly
   * @throws IllegalStateException if libtorch is loaded in this process and sums otherwise
   */
  public static TensorEngine open(EngineSettings settings) {
    Reproducibility.pin(settings.reproducible());
    Engine libtorch = Engine.getEngine("PyTorch");
    int threads = settings.resolvedThreads();
    JniUtils.setNumThreads(threads);
    // A thread that has asked keeps its count, whatever workers set for themselves later.
    JniUtils.getNumThreads();
    Device device = device(settings.resolvedDevice(), libtorch.getGpuCount());
    boolean nativeBfloat16 =
        device.isGpu() ? gpuHasBfloat16(device) : ProcessorFeatures.hasBfloat16();
    return new TensorEngine(
        device,
        threads,
        nativeBfloat16,
        settings.resolvedPrecision().resolve(nativeBfloat16),
        settings.reproducible());
  }

  private static Device device(DeviceChoice choice, int gpus) {
    return switch (choice) {
      case CPU -> Device.cpu();
      case AUTO -> gpus > 0 ? Device.gpu() : Device.cpu();
      case GPU -> {
        if (gpus == 0) {
          throw new IllegalArgumentException(
              "a GPU was asked for but the libtorch in "
                  + LibUtils.getLibtorchPath()
                  + " finds none: run ./sluice doctor --device gpu, see \"GPU\" in README.md, or"
                  + " use --device cpu");
        }
        yield Device.gpu();
      }
    };
  }

  /** Tensor cores multiply bfloat16 from compute capability 8.0 on. */
  private static boolean gpuHasBfloat16(Device device) {
    return Integer.parseInt(CudaUtils.getComputeCapability(device.getDeviceId())) >= 80;
  }

  /**
   * The owner of everything native of this engine.
   *
   * @return the manager; make a sub-manager for each step
   */
  public NDManager manager() {
    return manager;
  }

  /**
   * The resolved precision.
   *
   * @return never a choice
   */
  public Precision precision() {
    return precision;
  }

  /**
   * On which machines losses are equal to the last bit.
   *
   * @return nothing where that is so on machines like this one only
   */
  public Optional<Reproducibility> reproducible() {
    return reproducible;
  }

  /**
   * Gradients on this engine's device.
   *
   * @return the compiled calls
   */
  public Autograd autograd() {
    return autograd;
  }

  /**
   * How many computations of even size to run side by side.
   *
   * @param pieces what there is to share out, at least 1
   * @return no more than there are threads, and no more than it takes to be done as soon; 1 on a
   *     GPU, which spreads each computation by itself
   */
  public int parallelism(int pieces) {
    if (device.isGpu()) {
      return 1;
    }
    int turns = (pieces + threads - 1) / threads;
    return (pieces + turns - 1) / turns;
  }

  /**
   * The threads for as many computations as {@link #parallelism} allows.
   *
   * @param count how many
   * @return the workers, which end with this engine
   */
  public synchronized Workers workers(int count) {
    return workers.computeIfAbsent(count, n -> Workers.start(n, threads));
  }

  /**
   * Seeds libtorch's generator, which only dropout draws from.
   *
   * @param seed any number
   */
  public void seedDropout(long seed) {
    JniUtils.setSeed(seed);
  }

  /**
   * The device by name.
   *
   * @return {@code cpu}, or {@code gpu} with its number
   */
  public String deviceName() {
    return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
  }

  /**
   * What is really loaded.
   *
   * @return the facts, read now
   */
  public EngineFacts facts() {
    Engine libtorch = Engine.getEngine("PyTorch");
    return new EngineFacts(
        "DJL " + Engine.getDjlVersion() + ", PyTorch " + libtorch.getVersion(),
        LibUtils.getLibtorchPath(),
        deviceName(),
        libtorch.getGpuCount(),
        precision,
        nativeBfloat16,
        JniUtils.getNumThreads(),
        List.copyOf(JniUtils.getFeatures()),
        LaunchEnvironment.missing(System.getenv()),
        ProcessMemory.residentBytes());
  }

  @Override
  public void close() {
    workers.values().forEach(Workers::close);
    manager.close();
  }
}
